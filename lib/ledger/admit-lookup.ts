import { and, eq } from "drizzle-orm";
import type { Application } from "./application";
import { type Admission, countIn } from "./caps";
import { later, momentAt, readMoment, windowAt } from "./clock";
import type { LedgerContext } from "./rules";
import { counters } from "./schema";

export type Lookup = { staffId: string; application: Pick<Application, "id" | "openedAt">; nik: string };

export type LookupAdmission =
  | Extract<Admission, { admitted: true }>
  /** In this cap's window. */
  | { admitted: false; cap: "case" | "person"; retryAt: Date; firstRefusal: boolean };

/** A repeated NIK of the case is free. */
export async function admitLookup(
  context: LedgerContext,
  { staffId, application: { id, openedAt }, nik }: Lookup,
): Promise<LookupAdmission> {
  const { db, hash, rules, now } = context;
  const caseStart = momentAt(openedAt);
  const { lookupsPerCase, lookupsPerPerson, applicationLifetimeMs } = rules;
  const asked = `lookup:${id}:${hash("nik", nik)}`;
  const known = await db
    .select({ key: counters.key })
    .from(counters)
    .where(and(eq(counters.key, asked), eq(counters.windowStart, openedAt)));
  if (known.length > 0) return { admitted: true };
  const limits = [
    {
      cap: "case",
      key: `lookup:${id}`,
      limit: lookupsPerCase,
      start: caseStart,
      windowMs: applicationLifetimeMs,
    },
    {
      cap: "person",
      key: `lookup:${hash("account", staffId)}`,
      limit: lookupsPerPerson.count,
      start: windowAt(now(), lookupsPerPerson.windowMs),
      windowMs: lookupsPerPerson.windowMs,
    },
  ] as const;
  for (const { cap, key, limit, start, windowMs } of limits)
    if (!(await countIn(context, key, limit, start))) {
      const firstRefusal = await countIn(context, `${key}:refused`, 1, start);
      return { admitted: false, cap, retryAt: await readMoment(db, later(start, windowMs)), firstRefusal };
    }
  await countIn(context, asked, 1, caseStart);
  return { admitted: true };
}
