import { createHash } from "node:crypto";
import { and, asc, eq, gt, gte, inArray, lte, sql } from "drizzle-orm";
import { databaseClock, readMoment } from "../clock";
import type { Database } from "../database/database";
import { type AuditRow, audit, auditHead } from "../schema";
import { type AuditEvent, type DetailName, type DetailsOf, keptDetails } from "./events";

/** Who did it, from where. */
export type Actor = {
  /** Of a member of staff; null: nobody is known, or the operator's command line. */
  staffId: string | null;
  branch: string | null;
  /** Kind of browser or tool, of a closed list. */
  device: string;
};

/** The operator's tools: who sat there is not known. @param branch of whom or what it is about */
export const operator = (branch: string | null): Actor => ({ staffId: null, branch, device: "command line" });

/** Before the first row. */
export const beginning = { seq: 0, hash: "0".repeat(64) };

type Unhashed = Omit<AuditRow, "hash">;

/** Of every column: the row before by its hash. */
export function hashOf({ seq, at, event, staffId, branch, device, details, previous }: Unhashed): string {
  const names = Object.keys(details).toSorted() as DetailName[];
  const sorted = names.map((name) => [name, details[name]]);
  const parts = [seq, at.toISOString(), event, staffId, branch, device, sorted, previous];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/** One after the other, by the lock on the head's row: the chain never forks. */
export async function record<Event extends AuditEvent>(
  db: Database,
  event: Event,
  actor: Actor,
  details: DetailsOf<Event>,
): Promise<void> {
  await db.transaction(async (tx) => {
    const head = await lockHead(tx);
    const at = await readMoment(tx, databaseClock());
    const row = {
      seq: head.seq + 1,
      at,
      event,
      ...actor,
      details: keptDetails(event, details),
      previous: head.hash,
    };
    const hash = hashOf(row);
    await tx.insert(audit).values({ ...row, hash });
    await tx.update(auditHead).set({ seq: row.seq, hash }).where(eq(auditHead.id, 1));
  });
}

async function lockHead(db: Database) {
  const [head] = await db.select().from(auditHead).where(eq(auditHead.id, 1)).for("update");
  if (!head) throw new Error("The audit's head is missing.");
  return head;
}

/** `count`: rows; `hash`: of the last, worth keeping elsewhere. */
export type Verdict =
  | { ok: true; count: number; hash: string }
  | { ok: false; seq: number; why: "changed" | "missing" | "added" };

const rowsAtOnce = 1_000;

/** Everything after the anchor, as it was at one moment. */
export async function verify(db: Database): Promise<Verdict> {
  return db.transaction(
    async (tx) => {
      const [head] = await tx.select().from(auditHead).where(eq(auditHead.id, 1));
      if (!head) return { ok: false, seq: 0, why: "missing" };
      const anchor = { seq: head.cutSeq, hash: head.cutHash };
      const walked = await walk(tx, anchor, Number.MAX_SAFE_INTEGER);
      if (!walked.ok) return walked;
      const { last } = walked;
      if (last.seq < head.seq) return { ok: false, seq: last.seq + 1, why: "missing" };
      if (last.seq > head.seq) return { ok: false, seq: head.seq + 1, why: "added" };
      if (last.hash !== head.hash) return { ok: false, seq: last.seq, why: "changed" };
      return { ok: true, count: last.seq - anchor.seq, hash: last.hash };
    },
    { isolationLevel: "repeatable read" },
  );
}

type Link = { seq: number; hash: string };
type Walked = { ok: true; last: Link } | Extract<Verdict, { ok: false }>;

/** @param until the last row to look at */
async function walk(db: Database, from: Link, until: number): Promise<Walked> {
  let last = from;
  for (;;) {
    const rows = await db
      .select()
      .from(audit)
      .where(and(gt(audit.seq, last.seq), lte(audit.seq, until)))
      .orderBy(asc(audit.seq))
      .limit(rowsAtOnce);
    for (const row of rows) {
      if (row.seq !== last.seq + 1) return { ok: false, seq: last.seq + 1, why: "missing" };
      if (row.previous !== last.hash || row.hash !== hashOf(row))
        return { ok: false, seq: row.seq, why: "changed" };
      last = row;
    }
    if (rows.length < rowsAtOnce) return { ok: true, last };
  }
}

/**
 * Deletes the rows before; the last one's hash anchors the rest.
 * @returns how many; a broken chain is left as it is
 */
export async function cut(
  db: Database,
  before: Date,
): Promise<{ ok: true; count: number } | Extract<Verdict, { ok: false }>> {
  return db.transaction(async (tx) => {
    const head = await lockHead(tx);
    const [first] = await tx
      .select({ seq: audit.seq })
      .from(audit)
      .where(gte(audit.at, before))
      .orderBy(asc(audit.seq))
      .limit(1);
    const until = (first?.seq ?? head.seq + 1) - 1;
    const walked = await walk(tx, { seq: head.cutSeq, hash: head.cutHash }, until);
    if (!walked.ok) return walked;
    const { last } = walked;
    await tx.execute(sql`select set_config('audit.cut', 'on', true)`);
    await tx.delete(audit).where(lte(audit.seq, last.seq));
    await tx.update(auditHead).set({ cutSeq: last.seq, cutHash: last.hash }).where(eq(auditHead.id, 1));
    return { ok: true, count: last.seq - head.cutSeq };
  });
}

export type AuditFilter = {
  staffIds?: string[] | undefined;
  branch?: string | undefined;
  from?: Date | undefined;
  /** Rows before this one. */
  before?: number | undefined;
};

/** The newest first. */
export function listAudit(db: Database, filter: AuditFilter, limit: number): Promise<AuditRow[]> {
  const { staffIds, branch, from, before } = filter;
  return db
    .select()
    .from(audit)
    .where(
      and(
        staffIds && inArray(audit.staffId, staffIds),
        branch === undefined ? undefined : eq(audit.branch, branch),
        from && gte(audit.at, from),
        before === undefined ? undefined : sql`${audit.seq} < ${before}`,
      ),
    )
    .orderBy(sql`${audit.seq} desc`)
    .limit(limit);
}
