import { and, eq, gt, like, lte } from "drizzle-orm";
import { later } from "../../ledger/clock";
import type { Database } from "../../ledger/database/database";
import { staff, staffVerifications } from "../schema";

/** How long a right password waits for the code. */
export const challengeMs = 10 * 60_000;

/** What WCAG 2.2.1 asks for. */
const times = 10;

/** The warning's minute, and a slow network's. */
const dueMs = 2 * 60_000;

/** After the beginning; with slack, since the two moments are not read at once. */
const lastEndMs = times * challengeMs + dueMs;

type Challenged = { id: string; username: string; branch: string; endsAt: Date; mayPutOff: boolean };

const { identifier, createdAt, expiresAt } = staffVerifications;

/** Whose password was right, by the challenge's cookie: its value and a MAC. */
export async function challenged(db: Database, cookie: string, now: Date): Promise<Challenged | null> {
  const [found] = await db
    .select({ id: staff.id, username: staff.username, branch: staff.branch, createdAt, endsAt: expiresAt })
    .from(staffVerifications)
    .innerJoin(staff, eq(staff.id, staffVerifications.value))
    .where(ofCookie(cookie));
  if (!found || found.endsAt <= now) return null;
  const { createdAt: first, ...person } = found;
  return {
    ...person,
    username: person.username ?? "",
    mayPutOff: found.endsAt.getTime() <= first.getTime() + lastEndMs,
  };
}

/** By as long again, shortly before its end. @returns the new end, or null: it stays as it was */
export async function putOffChallenge(db: Database, cookie: string, now: Date): Promise<Date | null> {
  return db.transaction(async (tx) => {
    const [put] = await tx
      .update(staffVerifications)
      .set({ expiresAt: later(expiresAt, challengeMs) })
      .where(
        and(
          ofCookie(cookie),
          gt(expiresAt, now),
          lte(expiresAt, new Date(now.getTime() + dueMs)),
          lte(expiresAt, later(createdAt, lastEndMs)),
        ),
      )
      .returning({ endsAt: expiresAt });
    if (!put) return null;
    // better-auth keeps the tries in another row, and refuses a code once that is over.
    await tx
      .update(staffVerifications)
      .set({ expiresAt: put.endsAt })
      .where(eq(identifier, `2fa-attempts-${identifierOf(cookie)}`));
    return put.endsAt;
  });
}

const identifierOf = (cookie: string): string => cookie.slice(0, cookie.lastIndexOf("."));

const ofCookie = (cookie: string) => and(eq(identifier, identifierOf(cookie)), like(identifier, "2fa-%"));
