import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { audited } from "../ledger/testing/audited";
import { onEachDatabase } from "../ledger/testing/databases";
import { emptyTables } from "../ledger/testing/empty-tables";
import { createStaffAuth, type StaffAuth } from "./auth";
import { runCommand } from "./commands";
import { listStaff } from "./people";
import { setUpSecondFactor } from "./second-factor/second-factor";
import { newSecret } from "./second-factor/totp";
import { readStaff } from "./session";
import { signInAs } from "./testing/sign-in";

const minute = 60_000;
const secret = "a secret of the tests, long enough";
const password = "a long enough password";

onEachDatabase("the staff's commands", (bench) => {
  let auth: StaffAuth;
  const rules = { idleMs: 30 * minute, shiftMs: 12 * 60 * minute, now: () => new Date() };
  const db = () => bench().database.db;
  const run = (...args: string[]) => runCommand(db(), args, async () => `${password}\n`);
  const add = (name = "Ani Lestari", ...more: string[]) =>
    run("add", name, "--branch", "A", "--role", "staff", ...more);

  beforeEach(async () => {
    await emptyTables(db(), "staff");
    auth = createStaffAuth({ db: db(), secret, origin: "http://localhost", shiftMs: 12 * 60 * minute });
  });

  const signIn = (username: string, given = password) => signInAs(auth, username, given);
  const whoIs = (headers: Headers) => readStaff(auth, db(), headers, rules);

  test("somebody is added with a password of one's own, and signs in", async () => {
    expect(await add("Ani Lestari", "--password-stdin")).toBe(
      "Ani Lestari (staff, A) signs in as ani.lestari.",
    );
    const headers = await signIn("ani.lestari");
    expect(await whoIs(headers)).toMatchObject({ name: "Ani Lestari", branch: "A", role: "staff" });
    expect(await run("list")).toBe("ani.lestari  staff  A  active  Ani Lestari");
  });

  test("reset-2fa: of who has a second factor, who is signed out everywhere", async () => {
    await add("Ani Lestari", "--password-stdin");
    await expect(run("reset-2fa", "nobody")).rejects.toThrow("Nobody has this user name");
    await expect(run("reset-2fa", "ani.lestari")).rejects.toThrow("has no two-step verification");
    const [person] = await listStaff(db());
    const headers = await signIn("ani.lestari");
    await setUpSecondFactor(db(), person?.id ?? "", { key: "any", secret: newSecret(), step: 0 });
    expect(await run("reset-2fa", "ani.lestari")).toBe(
      "ani.lestari has no two-step verification any more and is signed out everywhere.",
    );
    expect(await whoIs(headers)).toBeNull();
    expect(await whoIs(await signIn("ani.lestari"))).not.toBeNull();
  });

  test("a password that is made up works, and is not kept", async () => {
    const said = await add();
    const made = /shown only now: (\S+)$/.exec(said)?.[1] ?? "";
    expect(made.replaceAll("-", "")).toHaveLength(20);
    expect(await whoIs(await signIn("ani.lestari", made))).not.toBeNull();
    const { rows } = (await db().execute(sql`select * from staff_accounts`)) as unknown as { rows: object[] };
    expect(JSON.stringify(rows)).not.toContain(made);
  });

  test("whoever is disabled is out, cannot come in, and can once more when enabled", async () => {
    await add("Ani", "--password-stdin");
    const headers = await signIn("ani");
    await run("disable", "ani");
    expect(await whoIs(headers)).toBeNull();
    await expect(signIn("ani")).rejects.toThrow();
    expect(await run("list")).toContain("disabled");
    await run("enable", "ani");
    expect(await whoIs(await signIn("ani"))).not.toBeNull();
  });

  test("a new password takes the place of the old one and ends the sessions", async () => {
    await add("Ani", "--password-stdin");
    const headers = await signIn("ani");
    const said = await run("password", "ani");
    expect(await whoIs(headers)).toBeNull();
    await expect(signIn("ani")).rejects.toThrow();
    await signIn("ani", /shown only now: (\S+)$/.exec(said)?.[1]);
  });

  test("whoever is removed is out, and nothing of them is left", async () => {
    await add("Ani", "--password-stdin");
    const headers = await signIn("ani");
    expect(await run("remove", "ani")).toBe("ani is removed.");
    expect(await whoIs(headers)).toBeNull();
    for (const table of [sql`staff`, sql`staff_sessions`, sql`staff_accounts`]) {
      const { rows } = (await db().execute(sql`select * from ${table}`)) as unknown as { rows: object[] };
      expect(rows).toEqual([]);
    }
  });

  test("audit: each command writes what it did and about whom, a refused one nothing", async () => {
    let id = "";
    const rows = await audited(db(), async () => {
      await add("Ani", "--password-stdin");
      id = (await listStaff(db()))[0]?.id ?? "";
      await expect(add("Ani", "--password-stdin")).rejects.toThrow();
      await run("password", "ani");
      await run("disable", "ani");
      await run("enable", "ani");
      await expect(run("disable", "budi")).rejects.toThrow();
      await run("list");
      await run("remove", "ani");
    });
    const kinds = ["staff_added", "staff_password_set", "staff_disabled", "staff_enabled", "staff_removed"];
    const about = { staffId: null, branch: "A", device: "command line", details: { staffId: id } };
    expect(rows).toMatchObject(kinds.map((event) => ({ event, ...about })));
    expect(JSON.stringify(rows)).not.toMatch(/ani/i);
  });

  test("the same user name twice is refused", async () => {
    await add();
    await expect(add("ANI Lestari")).rejects.toThrow("already taken");
  });

  test.each([[], ["rename", "x"], ["add"], ["list", "--colour"]])(
    "explains itself on: %s %s %s",
    async (...args) => {
      await expect(run(...args.filter((word) => word !== undefined))).rejects.toThrow("npm run staff -- add");
    },
  );

  test.each([
    [["add", "Ani", "--branch", "A"], "--role must be staff or supervisor."],
    [["add", "Ani", "--branch", "A", "--role", "admin"], "--role must be staff or supervisor."],
    [["add", "Ani", "--branch", "=A", "--role", "staff"], "--branch must be a name"],
    [["add", "A".repeat(81), "--branch", "A", "--role", "staff"], "at most 80"],
  ])("a wrong value is said: %j", async (args, says) => {
    await expect(run(...args)).rejects.toThrow(says);
  });

  test("a password that is too short, or nobody's name, is said", async () => {
    await expect(
      runCommand(
        db(),
        ["add", "Ani", "--branch", "A", "--role", "staff", "--password-stdin"],
        async () => "short",
      ),
    ).rejects.toThrow("12 to 128");
    await expect(run("disable", "nobody")).rejects.toThrow("Nobody has");
  });
});
