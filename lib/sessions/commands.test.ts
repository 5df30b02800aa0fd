import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { momentAt } from "../ledger/clock";
import { audited } from "../ledger/testing/audited";
import { onEachDatabase } from "../ledger/testing/databases";
import { emptyTables } from "../ledger/testing/empty-tables";
import { runCommand } from "./commands";
import type { KeyMode } from "./key";
import { createApiKeys } from "./keys";

onEachDatabase("the api-keys tool", (bench) => {
  const db = () => bench().database.db;
  const run = (...args: string[]) => runCommand(db(), args, "live");
  const admit = (header: string | null, mode: KeyMode = "live") =>
    createApiKeys(db(), mode, () => momentAt(bench().now())).admit(header, "results:read");
  async function add(name = "shop", ...more: string[]): Promise<string> {
    const said = await run("add", name, "--scope", "results:read", ...more);
    return /shown only now: (\S+)$/.exec(said)?.[1] ?? "";
  }

  beforeEach(async () => {
    await emptyTables(db(), "api_keys");
  });

  test("add: the key is admitted for its scope, and is not kept", async () => {
    const key = await add();
    expect(await admit(`Bearer ${key}`)).toEqual({ kind: "admitted", name: "shop", realm: "shop" });
    const { rows } = (await db().execute(sql`select * from api_keys`)) as unknown as { rows: object[] };
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(key.slice(17));
  });

  test("admit: what was not granted is refused", async () => {
    const key = await add();
    await db().execute(sql`update api_keys set scopes = '{}'`);
    expect(await admit(`Bearer ${key}`)).toEqual({ kind: "scope", name: "shop" });
  });

  test("admit: a key of the other mode, another scheme, or none is no key", async () => {
    const key = await add();
    expect(await admit(`Bearer ${key}`, "test")).toEqual({ kind: "no_key" });
    for (const header of [null, "", key, `Basic ${key}`, `Bearer ${key} x`, "Bearer kok_live_x"])
      expect(await admit(header)).toEqual({ kind: "no_key" });
  });

  test("admit: another key with the same start is refused by its hash", async () => {
    const key = await add();
    await db().execute(sql`update api_keys set hash = reverse(hash)`);
    expect(await admit(`Bearer ${key}`)).toEqual({ kind: "no_key" });
  });

  test("revoke: the other of two keys goes on, in the realm of the first", async () => {
    const old = await add("shop-1");
    const next = await add("shop-2", "--same-as", "shop-1");
    expect(await run("revoke", "shop-1")).toBe("shop-1 is revoked, with the next request.");
    expect(await admit(`Bearer ${old}`)).toEqual({ kind: "no_key" });
    expect(await admit(`Bearer ${next}`)).toEqual({ kind: "admitted", name: "shop-2", realm: "shop-1" });
    expect(await run("list")).toMatch(/^shop-1 {2}kok_live_\w{8}… {2}revoked=.*\nshop-2 .* {2}active {2}/);
  });

  test("list: the last use, written once a minute", async () => {
    expect(await run("list")).toBe("None.");
    const key = await add();
    expect(await run("list")).toContain("used=never");
    const used = async (ms: number) => {
      bench().advance(ms);
      await admit(`Bearer ${key}`);
      return /used=(\S+)/.exec(await run("list"))?.[1];
    };
    const first = await used(0);
    expect(first).toBe(bench().now().toISOString());
    expect(await used(59_000)).toBe(first);
    expect(await used(2_000)).toBe(bench().now().toISOString());
  });

  test.each([
    { args: [], says: "npm run api-keys -- add" },
    { args: ["add"], says: "npm run api-keys -- add" },
    { args: ["list", "all"], says: "npm run api-keys -- add" },
    { args: ["add", "shop", "two", "--scope", "results:read"], says: "npm run api-keys -- add" },
    { args: ["add", "shop", "--scopes", "results:read"], says: "npm run api-keys -- add" },
    { args: ["add", "shop"], says: "--scope must be one of sessions:write, results:read" },
    { args: ["add", "shop", "--scope", "results:read", "--scope", "all"], says: "--scope must be one of" },
    { args: ["add", "Shop", "--scope", "results:read"], says: "A name begins with a-z" },
    { args: ["add", "1234567890123456", "--scope", "results:read"], says: "A name begins with a-z" },
    { args: ["list", "--same-as", "shop"], says: "npm run api-keys -- add" },
    {
      args: ["add", "shop", "--scope", "results:read", "--same-as", "nobody"],
      kind: "not_found",
      says: "No key of this mode",
    },
    { args: ["revoke", "nobody"], kind: "not_found", says: "No key has this name." },
  ])("refused: $args", async ({ args, kind = "usage", says }) => {
    await expect(run(...args)).rejects.toMatchObject({ kind, message: expect.stringContaining(says) });
    expect(await run("list")).toBe("None.");
  });

  test("audit: a key that is made and revoked, once each, and never the key", async () => {
    let key = "";
    const rows = await audited(db(), async () => {
      key = await add();
      await expect(add()).rejects.toThrow();
      await run("revoke", "shop");
      await expect(run("revoke", "shop")).rejects.toThrow();
    });
    const of = { staffId: null, branch: null, device: "command line", details: { key: "shop" } };
    expect(rows).toMatchObject([
      { event: "api_key_added", ...of },
      { event: "api_key_revoked", ...of },
    ]);
    expect(JSON.stringify(rows)).not.toContain(key.slice(9));
  });

  test("refused: a name that is or was taken, and revoking twice", async () => {
    await add();
    await run("revoke", "shop");
    await expect(add()).rejects.toMatchObject({ kind: "wrong_state" });
    await expect(run("revoke", "shop")).rejects.toMatchObject({ kind: "wrong_state" });
  });
});
