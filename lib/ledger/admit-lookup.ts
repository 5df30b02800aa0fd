import type { Application } from "./application";
import { type Admission, countedIn, countIn, prefixed } from "./caps";
import { later, momentAt, readMoment, windowAt } from "./clock";
import type { LedgerContext } from "./rules";

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
  const { hash, rules, now, db } = context;
  const caseStart = momentAt(openedAt);
  const { lookupsPerCase, lookupsPerPerson, applicationLifetimeMs } = rules;
  const asked = prefixed(`lookup:${id}`, hash.all("nik", nik));
  if ((await countedIn(context, asked, caseStart)) > 0) return { admitted: true };
  const limits = [
    {
      cap: "case",
      keys: [`lookup:${id}`],
      limit: lookupsPerCase,
      start: caseStart,
      windowMs: applicationLifetimeMs,
    },
    {
      cap: "person",
      keys: prefixed("lookup", hash.all("account", staffId)),
      limit: lookupsPerPerson.count,
      start: windowAt(now(), lookupsPerPerson.windowMs),
      windowMs: lookupsPerPerson.windowMs,
    },
  ] as const;
  for (const { cap, keys, limit, start, windowMs } of limits)
    if (!(await countIn(context, keys, limit, start))) {
      const refusals = keys.map((key) => `${key}:refused`);
      const firstRefusal = await countIn(context, refusals, 1, start);
      return { admitted: false, cap, retryAt: await readMoment(db, later(start, windowMs)), firstRefusal };
    }
  await countIn(context, asked, 1, caseStart);
  return { admitted: true };
}
