import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { audit, auditHead } from "../schema";
import { onEachDatabase } from "../testing/databases";
import {
  type Actor,
  type AuditFilter,
  beginning,
  cut,
  hashOf,
  listAudit,
  operator,
  record,
  verify,
} from "./chain";
import { runCommand } from "./commands";
import { auditEventNames, auditEvents, keptDetails } from "./events";

const ani: Actor = { staffId: "ani", branch: "JKT", device: "Chrome, Android" };

onEachDatabase("audit", (bench) => {
  const db = () => bench().database.db;

  /** As somebody with the database's password could. */
  const tamper = async (statement: ReturnType<typeof sql>) => {
    await db().execute(sql`alter table audit disable trigger audit_append_only`);
    await db().execute(statement);
    await db().execute(sql`alter table audit enable trigger audit_append_only`);
  };

  beforeEach(async () => {
    await db().execute(sql`truncate audit`);
    await db().execute(
      sql`update audit_head set seq = 0, cut_seq = 0, hash = ${beginning.hash}, cut_hash = ${beginning.hash}`,
    );
  });

  const write = async (count: number) => {
    for (let n = 0; n < count; n++) await record(db(), "receipt_seen", ani, { attemptId: `a${n}` });
  };

  /** A whole chain at once, a row a minute. */
  const writeRows = async (count: number) => {
    let last = beginning;
    const rows = Array.from({ length: count }, (_, nth) => {
      const at = new Date(Date.UTC(2026, 2, 2, 9, nth));
      const row = { ...ani, seq: nth + 1, at, event: "signed_in", details: {}, previous: last.hash } as const;
      last = { seq: row.seq, hash: hashOf(row) };
      return { ...row, hash: last.hash };
    });
    await db().insert(audit).values(rows);
    await db().update(auditHead).set(last);
    return rows;
  };
  const momentOf = async (seq: number) => {
    const [row] = await listAudit(db(), { before: seq + 1 }, 1);
    return row?.at ?? new Date(0);
  };
  const listed = async (filter: AuditFilter, limit = 9) =>
    (await listAudit(db(), filter, limit)).map(({ seq }) => seq);

  test("record: rows follow each other, and the chain is whole", async () => {
    expect(await verify(db())).toEqual({ ok: true, count: 0, hash: beginning.hash });
    await write(3);
    const [last] = await listAudit(db(), {}, 1);
    expect(last).toMatchObject({ seq: 3, event: "receipt_seen", ...ani, details: { attemptId: "a2" } });
    expect(await verify(db())).toEqual({ ok: true, count: 3, hash: last?.hash });
  });

  test("record: forty at once over many connections make one chain", async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, n) => record(db(), "signed_in", { ...ani, branch: `${n}` }, {})),
    );
    expect(await verify(db())).toMatchObject({ ok: true, count: 40 });
    expect(new Set((await listAudit(db(), {}, 100)).map(({ branch }) => branch)).size).toBe(40);
  });

  test("record: undone with the transaction it belongs to", async () => {
    await write(1);
    const failing = db().transaction(async (tx) => {
      await record(tx, "staff_removed", ani, { staffId: "budi" });
      throw new Error("undone");
    });
    await expect(failing).rejects.toThrow("undone");
    expect(await verify(db())).toMatchObject({ ok: true, count: 1 });
  });

  test.each([["update audit set device = 'x'"], ["delete from audit"]])(
    "append-only: the database refuses %s",
    async (statement) => {
      await write(1);
      await expect(db().execute(sql.raw(statement))).rejects.toThrow();
      expect(await verify(db())).toMatchObject({ ok: true, count: 1 });
    },
  );

  const tamperings: [string, ReturnType<typeof sql>, object][] = [
    ["a person", sql`update audit set staff_id = 'budi' where seq = 3`, { seq: 3, why: "changed" }],
    ["a moment", sql`update audit set at = at + interval '1 ms' where seq = 3`, { seq: 3, why: "changed" }],
    ["an event", sql`update audit set event = 'signed_in' where seq = 3`, { seq: 3, why: "changed" }],
    ["a branch", sql`update audit set branch = null where seq = 3`, { seq: 3, why: "changed" }],
    ["a device", sql`update audit set device = '' where seq = 3`, { seq: 3, why: "changed" }],
    ["details", sql`update audit set details = '{}' where seq = 3`, { seq: 3, why: "changed" }],
    ["a hash", sql`update audit set hash = previous where seq = 3`, { seq: 3, why: "changed" }],
    ["a row that is gone", sql`delete from audit where seq = 3`, { seq: 3, why: "missing" }],
    ["the last row gone", sql`delete from audit where seq = 5`, { seq: 5, why: "missing" }],
    ["the first row gone", sql`delete from audit where seq = 1`, { seq: 1, why: "missing" }],
    ["all rows gone", sql`delete from audit`, { seq: 1, why: "missing" }],
    ["the head put back", sql`update audit_head set seq = 4`, { seq: 5, why: "added" }],
    ["the head's hash", sql`update audit_head set hash = cut_hash`, { seq: 5, why: "changed" }],
  ];

  test.each(tamperings)("verify: finds %s", async (_, statement, found) => {
    await write(5);
    await tamper(statement);
    expect(await verify(db())).toEqual({ ok: false, ...found });
  });

  test("verify: finds a row rewritten with a hash of its own", async () => {
    await write(3);
    const [, second] = await listAudit(db(), {}, 3);
    if (!second) throw new Error("no row");
    const hash = hashOf({ ...second, staffId: "budi" });
    await tamper(sql`update audit set staff_id = 'budi', hash = ${hash} where seq = 2`);
    expect(await verify(db())).toEqual({ ok: false, seq: 3, why: "changed" });
  });

  test("verify: reads on after a thousand rows", async () => {
    const rows = await writeRows(1_001);
    expect(await verify(db())).toEqual({ ok: true, count: 1_001, hash: rows.at(-1)?.hash });
    await tamper(sql`update audit set device = 'x' where seq = 1001`);
    expect(await verify(db())).toEqual({ ok: false, seq: 1_001, why: "changed" });
  });

  test("audit's head missing: nothing is recorded or cut, and verify says so", async () => {
    await write(1);
    const [head] = await db().select().from(auditHead);
    await db().delete(auditHead);
    const missing = "The audit's head is missing.";
    await expect(record(db(), "signed_in", ani, {})).rejects.toThrow(missing);
    await expect(cut(db(), new Date())).rejects.toThrow(missing);
    expect(await verify(db())).toEqual({ ok: false, seq: 0, why: "missing" });
    await db()
      .insert(auditHead)
      .values(head as typeof auditHead.$inferInsert);
    expect(await verify(db())).toMatchObject({ ok: true, count: 1 });
  });

  test("cut: removes what is older, and the rest is still verified from the anchor", async () => {
    await write(4);
    const rows = await listAudit(db(), {}, 4);
    expect(await cut(db(), new Date(0))).toEqual({ ok: true, count: 0 });
    const far = new Date((rows[0]?.at.getTime() ?? 0) + 1);
    expect(await cut(db(), far)).toEqual({ ok: true, count: 4 });
    expect(await verify(db())).toEqual({ ok: true, count: 0, hash: rows[0]?.hash });
    await write(2);
    expect(await verify(db())).toMatchObject({ ok: true, count: 2 });
    await tamper(sql`delete from audit where seq = 5`);
    expect(await verify(db())).toEqual({ ok: false, seq: 5, why: "missing" });
  });

  test("cut: what is older than a moment, again and again, whatever was changed after it", async () => {
    await writeRows(6);
    expect(await cut(db(), await momentOf(3))).toEqual({ ok: true, count: 2 });
    expect(await listed({})).toEqual([6, 5, 4, 3]);
    expect(await verify(db())).toMatchObject({ ok: true, count: 4 });
    await tamper(sql`update audit set device = 'x' where seq = 6`);
    expect(await cut(db(), await momentOf(4))).toEqual({ ok: true, count: 1 });
    expect(await listed({})).toEqual([6, 5, 4]);
    expect(await verify(db())).toEqual({ ok: false, seq: 6, why: "changed" });
  });

  test("list: the newest first, by person, branch, moment and row", async () => {
    await write(1);
    await record(db(), "signed_in", { ...ani, staffId: "budi" }, {});
    await record(db(), "signed_in", { ...ani, branch: "BDG" }, {});
    await tamper(sql`update audit set at = at + make_interval(hours => seq::int)`);
    expect(await listed({})).toEqual([3, 2, 1]);
    expect(await listed({}, 2)).toEqual([3, 2]);
    expect(await listed({ staffIds: ["ani", "citra"] })).toEqual([3, 1]);
    expect(await listed({ branch: "BDG" })).toEqual([3]);
    expect(await listed({ from: await momentOf(2) })).toEqual([3, 2]);
    expect(await listed({ before: 2 })).toEqual([1]);
    expect(await listed({ staffIds: ["ani"], branch: "JKT" })).toEqual([1]);
  });

  test("cut: leaves a broken chain as it is", async () => {
    await write(3);
    await tamper(sql`update audit set device = 'x' where seq = 2`);
    expect(await cut(db(), new Date(Date.now() + 60_000))).toEqual({ ok: false, seq: 2, why: "changed" });
    expect(await listAudit(db(), {}, 9)).toHaveLength(3);
  });

  test("commands: verify says whole or where broken; list filters, as a table and as CSV", async () => {
    const people = async () => [{ id: "ani", username: "ani.l" }];
    const run = (...args: string[]) => runCommand(db(), args, people);
    await write(2);
    await record(db(), "export_ended", { ...ani, staffId: "budi", branch: '="x' }, { count: 7 });
    expect(await run("verify")).toMatch(/^The chain of 3 rows is whole\. Last: [0-9a-f]{64}$/);
    expect(await run("list", "--person", "ANI.L")).toMatch(
      /receipt_seen {2}ani\.l {2}JKT {2}Chrome, Android {2}attemptId=a1\n/,
    );
    expect((await run("list", "--person", "budi")).split("\n")).toHaveLength(1);
    expect((await run("list", "--limit", "2")).split("\n")).toHaveLength(2);
    expect(await run("list", "--from", "2999-01-01")).toBe("None.");
    expect(await run("list", "--csv", "--branch", '="x')).toMatch(
      /^"seq",.*\r\n"3","[^"]+","export_ended","budi","'=""x","Chrome, Android","count=7"$/,
    );
    await tamper(sql`delete from audit where seq = 2`);
    await expect(run("verify")).rejects.toThrow("row 2 is missing");
  });

  test.each([
    [],
    ["verify", "--csv"],
    ["list", "x"],
    ["list", "--from", "yesterday"],
    ["list", "--limit", "0"],
  ])("commands: refuse %s %s %s", async (...args) => {
    const given = args.filter((word) => word !== undefined);
    await expect(runCommand(db(), given, async () => [])).rejects.toThrow(/npm run audit|--from|--limit/);
  });
});

// An embedded database has one connection: nothing is written while it verifies.
onEachDatabase(
  "audit with many connections",
  (bench) => {
    test("verify: what is written meanwhile is no break", async () => {
      const { db } = bench().database;
      await db.execute(sql`truncate audit`);
      const { seq, hash } = beginning;
      await db.update(auditHead).set({ seq, hash, cutSeq: seq, cutHash: hash });
      await record(db, "signed_in", ani, {});
      let verified: ReturnType<typeof verify> | undefined;
      await db.transaction(async (tx) => {
        await tx.execute(sql`lock table audit in access exclusive mode`);
        verified = verify(db);
        // It has read the head, and waits for the rows.
        await expect
          .poll(
            () => tx.execute(sql`select 1 from pg_locks where relation = 'audit'::regclass and not granted`),
            {
              timeout: 10_000,
            },
          )
          .toMatchObject({ rows: [{}] });
        await record(tx, "signed_out", ani, {});
      });
      expect(await verified).toMatchObject({ ok: true, count: 1 });
      expect(await verify(db)).toMatchObject({ ok: true, count: 2 });
    });
  },
  ["postgresql"],
);

test("operator: nobody known, of the branch that it is about", () => {
  const tool = { staffId: null, device: "command line" };
  expect([operator("JKT"), operator(null)]).toEqual([
    { ...tool, branch: "JKT" },
    { ...tool, branch: null },
  ]);
});

test("hashOf: in whichever order the details stand", () => {
  const row = { ...ani, seq: 1, at: new Date(0), event: "export_begun", previous: beginning.hash } as const;
  const names = ["branch", "day", "format", "outcome"] as const;
  const orders = [names, names.toReversed(), ["format", "branch", "outcome", "day"]];
  const hashes = orders.map((order) =>
    hashOf({ ...row, details: Object.fromEntries(order.map((name) => [name, name])) }),
  );
  const sorted = names.map((name) => [name, name]);
  const text = JSON.stringify([
    1,
    row.at,
    row.event,
    ani.staffId,
    ani.branch,
    ani.device,
    sorted,
    row.previous,
  ]);
  expect(hashes).toEqual(Array(3).fill(createHash("sha256").update(text).digest("hex")));
});

test("hashOf: no two different rows share a text", () => {
  const text = fc.string({ maxLength: 3 });
  const row = fc.record({
    seq: fc.integer({ min: 1, max: 3 }),
    at: fc.date({ min: new Date(0), max: new Date(3), noInvalidDate: true }),
    event: fc.constantFrom(...auditEventNames),
    staffId: fc.option(text),
    branch: fc.option(text),
    device: text,
    details: fc.dictionary(fc.constantFrom("count", "day"), text),
    previous: text,
  });
  fc.assert(
    fc.property(row, row, (one, other) => {
      expect(hashOf(one) === hashOf(other)).toBe(
        JSON.stringify(sorted(one)) === JSON.stringify(sorted(other)),
      );
    }),
  );
});

const sorted = <Row extends { details: object }>(row: Row) => ({
  ...row,
  details: Object.entries(row.details).toSorted(),
});

test("keptDetails: the event's own, without what is empty or could hold a NIK", () => {
  const given = { day: "2026-03-02", branch: "cabang 3171000000000001", outcome: null, staffId: "x" };
  expect(keptDetails("list_seen", given)).toEqual({ branch: "…", day: "2026-03-02" });
  expect(keptDetails("searched", { found: 3_171_000_000_000_001 })).toEqual({ found: "…" });
  expect(keptDetails("export_ended", { count: 317_100_000_000_001 })).toEqual({ count: 317_100_000_000_001 });
  for (const event of auditEventNames)
    expect(
      Object.keys(keptDetails(event, Object.fromEntries(auditEvents[event].map((name) => [name, 1])))),
    ).toEqual(auditEvents[event].toSorted());
});
