import { execFile } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { databaseClock } from "../lib/ledger/clock";
import { openDatabase } from "../lib/ledger/database/open";
import { createKeyedHash } from "../lib/ledger/fingerprint";
import { createLedger } from "../lib/ledger/ledger";
import { defaultRules } from "../lib/ledger/rules";
import { claimed, claimOf, nik, openCase } from "../lib/ledger/testing/cases";
import { type LocalPostgres, startPostgres } from "../lib/ledger/testing/local-postgres";

/** `pg_dump` refuses a server that is newer than itself, so both are the machine's own. */
const debian = "/usr/lib/postgresql";
const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
const installed = versions
  .map((version) => join(debian, version))
  .find((folder) =>
    ["postgres", "initdb", "pg_dump", "psql"].every((name) => existsSync(join(folder, "bin", name))),
  );
if (!installed)
  process.stdout.write("No PostgreSQL server here: deploy/backup and deploy/restore did not run.\n");

const folder = mkdtempSync(join(tmpdir(), "backup-"));
const patienceMs = 120_000;
let postgres: LocalPostgres;

beforeAll(async () => {
  if (installed) postgres = await startPostgres(20, installed);
}, patienceMs);
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true });
}, patienceMs);

const script = (name: string, url: string, ...args: string[]) =>
  promisify(execFile)(join(import.meta.dirname, name), args, {
    env: { PATH: `${installed}/bin:${process.env.PATH}`, NODE_ENV: "test", DATABASE_URL: url },
  });

const refusal = (message: string) =>
  expect.objectContaining({ code: 1, stderr: expect.stringContaining(message) });

async function onLedger<Result>(work: (ledger: ReturnType<typeof createLedger>) => Promise<Result>) {
  const { db, close } = await openDatabase({ databaseUrl: postgres.url, dataDir: "unused" });
  const hash = createKeyedHash("a secret for tests only");
  try {
    return await work(createLedger({ db, hash, rules: defaultRules, now: databaseClock }));
  } finally {
    await close();
  }
}

const attemptIds = () => onLedger(async (ledger) => (await ledger.listAttempts({}, 10)).map(({ id }) => id));

let people = 0;
const oneAttempt = () =>
  onLedger(async (ledger) => {
    const claim = claimOf(ledger, await openCase(ledger), { identityId: nik(++people) });
    const lease = await claimed(ledger, claim);
    await ledger.markSent(lease);
    await ledger.settleAttempt(lease, { kind: "verified", reference: "ref_certel#1" });
    return claim.attemptId;
  });

test.runIf(installed)(
  "backup, loss, restore: the attempts of the backup are back, and no others",
  async () => {
    const kept = await oneAttempt();
    const { stdout } = await script("backup", postgres.url, folder);
    const file = stdout.trim();
    expect(statSync(file).mode & 0o077).toBe(0);
    const lost = await oneAttempt();
    expect((await attemptIds()).sort()).toEqual([kept, lost].sort());
    await expect(script("restore", postgres.url, file)).rejects.toEqual(refusal("add --replace"));
    expect(await attemptIds()).toHaveLength(2);
    await script("restore", postgres.url, file, "--replace");
    expect(await attemptIds()).toEqual([kept]);
    expect(await oneAttempt()).toBeTruthy();
  },
  patienceMs,
);

test.runIf(installed)(
  "backup: none of a database without a ledger, and nothing half is left",
  async () => {
    const target = join(folder, "empty");
    mkdirSync(target);
    const url = new URL(postgres.url);
    url.pathname = "template1";
    await expect(script("backup", url.href, target)).rejects.toEqual(refusal("holds no ledger"));
    url.pathname = "nowhere";
    await expect(script("backup", url.href, target)).rejects.toMatchObject({ code: 1 });
    expect(readdirSync(target)).toEqual([]);
  },
  patienceMs,
);

test.runIf(installed)(
  "backup: those past their days go, and other files stay",
  async () => {
    const target = join(folder, "old");
    mkdirSync(target);
    const [old, other] = [join(target, "ledger-20200101T000000Z.dump"), join(target, "notes.txt")];
    for (const file of [old, other]) {
      writeFileSync(file, "x");
      utimesSync(file, 0, 0);
    }
    await onLedger(async () => {});
    const { stdout } = await script("backup", postgres.url, target);
    expect(
      readdirSync(target)
        .map((name) => join(target, name))
        .sort(),
    ).toEqual([stdout.trim(), other].sort());
  },
  patienceMs,
);

test.runIf(installed)(
  "restore: a file that breaks off changes nothing",
  async () => {
    const { stdout } = await script("backup", postgres.url, folder);
    const since = await oneAttempt();
    const before = await attemptIds();
    expect(before).toContain(since);
    const file = stdout.trim();
    truncateSync(file, statSync(file).size - 200);
    await expect(script("restore", postgres.url, file, "--replace")).rejects.toMatchObject({ code: 1 });
    expect(await attemptIds()).toEqual(before);
  },
  patienceMs,
);
