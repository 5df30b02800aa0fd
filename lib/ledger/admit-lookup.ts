import { and, eq } from "drizzle-orm";
import type { Application } from "./application";
import { type Admission, countIn, windowOf } from "./caps";
import { after, type LedgerContext } from "./rules";
import { counters } from "./schema";

/** A question of a member of staff whether a NIK was submitted before. */
export type Lookup = { staffId: string; application: Pick<Application, "id" | "openedAt">; nik: string };

export type LookupAdmission =
  | Extract<Admission, { admitted: true }>
  /** `firstRefusal`: of this cap in its window. */
  | { admitted: false; cap: "case" | "person"; retryAt: Date; firstRefusal: boolean };

/** Counts one NIK of a case and of a person; a NIK that this case has asked for already is free. */
export async function admitLookup(
  { db, hash, rules, now }: LedgerContext,
  { staffId, application: { id, openedAt }, nik }: Lookup,
): Promise<LookupAdmission> {
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
      start: openedAt,
      windowMs: applicationLifetimeMs,
    },
    {
      cap: "person",
      key: `lookup:${hash("account", staffId)}`,
      limit: lookupsPerPerson.count,
      start: windowOf(lookupsPerPerson, now()),
      windowMs: lookupsPerPerson.windowMs,
    },
  ] as const;
  for (const { cap, key, limit, start, windowMs } of limits)
    if (!(await countIn(db, key, limit, start))) {
      const firstRefusal = await countIn(db, `${key}:refused`, 1, start);
      return { admitted: false, cap, retryAt: after(start, windowMs), firstRefusal };
    }
  await countIn(db, asked, 1, openedAt);
  return { admitted: true };
}
