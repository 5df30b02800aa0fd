import { type SpawnSyncReturns, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ownDatabase } from "../testing/own-database";
import { exitCodes } from "./command-line";

/** The tools as operators start them, on the PostgreSQL of the tests. */

type Ran = Pick<SpawnSyncReturns<string>, "stdout" | "stderr" | "status">;

const tsx = createRequire(import.meta.url).resolve("tsx/cli");
const tools = {
  ledger: "lib/ledger/operator/cli.ts",
  staff: "lib/staff/cli.ts",
  "api-keys": "lib/sessions/cli.ts",
};
const patienceMs = 120_000;
const empty = mkdtempSync(join(tmpdir(), "no-database-"));
let url = "";

beforeAll(async () => {
  url = await ownDatabase();
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("create role without_create login").finally(() => client.end());
}, patienceMs);
afterAll(() => rmSync(empty, { recursive: true }));

async function run(tool: keyof typeof tools, args: string[], env: Record<string, string>): Promise<Ran> {
  const child = spawn(process.execPath, [tsx, tools[tool], ...args], {
    env: { PATH: process.env.PATH, NODE_ENV: "production", DATA_DIR: empty, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { stdout, stderr, status: await ended };
}

const at = (change: (url: URL) => void) => () => {
  const changed = new URL(url);
  change(changed);
  return { DATABASE_URL: changed.href };
};

type Row = {
  name: string;
  tool?: keyof typeof tools;
  args?: string[];
  env: () => Record<string, string>;
  kind: keyof typeof exitCodes;
  says: string;
};

const resolve = ["resolve", "x", "verified", "--reference", "r", "--yes"];

const rows: Row[] = [
  { name: "no database", env: () => ({}), kind: "database", says: "There is no database: set DATABASE_URL" },
  {
    name: "a server that does not run",
    env: at((url) => {
      url.port = "1";
    }),
    kind: "database",
    says: "nothing answers at its address (ECONNREFUSED)",
  },
  {
    name: "a database that is not there",
    tool: "staff",
    env: at((url) => {
      url.pathname = "nowhere";
    }),
    kind: "database",
    says: "there is no database of this name (3D000)",
  },
  {
    name: "a user that is not there",
    env: at((url) => {
      url.username = "nobody";
    }),
    kind: "database",
    says: "this user may not sign in (28000)",
  },
  {
    name: "a user without the right to create",
    tool: "staff",
    env: at((url) => {
      url.username = "without_create";
    }),
    kind: "database",
    says: "GRANT CREATE ON DATABASE (42501)",
  },
  {
    name: "an address of another database",
    env: () => ({ DATABASE_URL: "mysql://db.example/ledger" }),
    kind: "usage",
    says: "DATABASE_URL must be a postgresql:// address.",
  },
  {
    name: "a file that is not there",
    env: () => ({ DATABASE_URL_FILE: join(empty, "no-such-file") }),
    kind: "usage",
    says: "DATABASE_URL_FILE names a file that cannot be read.",
  },
  {
    name: "a wrong time-out",
    env: () => ({ DATABASE_URL: url, KREDIBEL_TIMEOUT_MS: "1m" }),
    kind: "usage",
    says: "KREDIBEL_TIMEOUT_MS must be a whole number.",
  },
  {
    name: "a wrong role of staff",
    tool: "staff",
    args: ["add", "Ani", "--branch", "A", "--role", "boss"],
    env: () => ({ DATABASE_URL: url }),
    kind: "usage",
    says: "--role must be staff or supervisor.",
  },
  {
    name: "a scope that there is not",
    tool: "api-keys",
    args: ["add", "shop", "--scope", "everything"],
    env: () => ({ DATABASE_URL: url }),
    kind: "usage",
    says: "--scope must be one of sessions:write, results:read, and there must be one.",
  },
  {
    name: "a key that is not there",
    tool: "api-keys",
    args: ["revoke", "shop"],
    env: () => ({ DATABASE_URL: url }),
    kind: "not_found",
    says: "No key has this name.",
  },
  {
    name: "nobody who says it",
    args: resolve,
    env: () => ({ DATABASE_URL: url }),
    kind: "usage",
    says: "--by is required: it is kept with the attempt.",
  },
  {
    name: "an attempt that is not there",
    args: [...resolve, "--by", "ani"],
    env: () => ({ DATABASE_URL: url }),
    kind: "not_found",
    says: "No such attempt.",
  },
];

test.concurrent.for(rows)(
  "operator's tool, one sentence: $name",
  {
    timeout: patienceMs,
  },
  async ({ tool = "ledger", args = ["list"], env, kind, says }, { expect }) => {
    const { stdout, stderr, status } = await run(tool, args, env());
    expect(stderr.trim().split("\n")).toEqual([expect.stringContaining(says)]);
    expect({ stdout, status }).toEqual({ stdout: "", status: exitCodes[kind] });
  },
);

test("operator's tool: a setting that only the app reads does not stop it", {
  timeout: patienceMs,
}, async () => {
  const { stdout, stderr, status } = await run("ledger", ["list"], { DATABASE_URL: url, LOG_LEVEL: "loud" });
  expect({ stdout, stderr, status }).toEqual({ stdout: "None.\n", stderr: "", status: 0 });
});
