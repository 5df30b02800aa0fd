import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { startPostgres } from "./local-postgres";

declare module "vitest" {
  interface ProvidedContext {
    /** Where `ownDatabase` and `ownDataDir` ask. */
    databases: string;
  }
}

/** What the test files that run at once may need together: two pools each, see `databases.ts`. */
const maxConnections = 30 * availableParallelism() + 20;

/** An embedded database that is empty, made by a process of its own: Vitest's would answer nobody meanwhile. */
async function makeEmbedded() {
  const folder = mkdtempSync(join(tmpdir(), "embedded-"));
  const script = join(import.meta.dirname, "make-embedded.ts");
  await promisify(execFile)(process.execPath, ["--import", "tsx", script, folder]);
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/**
 * One PostgreSQL for all test files, since starting one takes longer than most of them. It starts when the first file
 * asks for a database, so that a run without any waits for none. Named as Vitest wants it.
 */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  let starting: ReturnType<typeof startPostgres> | undefined;
  let made = 0;
  const makeDatabase = async () => {
    starting ??= startPostgres(maxConnections);
    const url = new URL((await starting).url);
    made += 1;
    const name = `test_${made}`;
    const client = new Client({ connectionString: url.href });
    await client.connect();
    await client.query(`create database ${name}`).finally(() => client.end());
    url.pathname = name;
    return url.href;
  };
  let embedded: ReturnType<typeof makeEmbedded> | undefined;
  const embeddedIn = async (name: string) => {
    embedded ??= makeEmbedded();
    return join((await embedded).folder, name);
  };
  const making: Record<string, () => Promise<string>> = {
    "/postgresql": makeDatabase,
    "/embedded": () => embeddedIn("data"),
    "/memory": () => embeddedIn("dump"),
  };
  const server = createServer((request, response) => {
    // A connection that is kept may be closed just as a busy worker asks by it again.
    response.setHeader("Connection", "close");
    Promise.resolve(making[request.url ?? ""]?.() ?? Promise.reject("No such database")).then(
      (url) => response.end(url),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  provide("databases", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return async () => {
    server.close();
    server.closeAllConnections();
    await (await starting)?.stop();
    (await embedded)?.remove();
  };
}
