import { randomBytes, randomUUID } from "node:crypto";
import { and, gt, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Channel } from "../channels";
import { later } from "./clock";
import type { Database } from "./database/database";
import { bindToHandoff } from "./handoff/on-phone";
import type { LedgerContext } from "./rules";
import { applications, consents } from "./schema";

export type Opening = {
  channel: Channel;
  locale: string;
  /** Version and SHA-256 of the consent text. */
  consentVersion: string;
  consentHash: string;
  /** The operator's reference, checked. */
  ref?: string | undefined;
  branch?: string | undefined;
  staff?: string | undefined;
  staffId?: string | undefined;
  sessionId?: string | undefined;
  /** The cookie of a phone that has a computer's case. */
  phone?: string | null | undefined;
  /** Given the application's id: the sealed key of what its browser keeps. */
  draftKeyOf?: ((id: string) => string) | undefined;
};

type ApplicationRow = typeof applications.$inferSelect;
export type Application = Omit<ApplicationRow, "tokenHash" | "draftKey" | "draftAsks"> & {
  /** Its browser may have a draft that still opens. */
  keepsDraft: boolean;
};

/** @returns the cookie's token: 32 random bytes, base64url; only its keyed hash is stored */
export async function openApplication(context: LedgerContext, opening: Opening) {
  const { db, hash, now } = context;
  const { consentVersion, consentHash, draftKeyOf, phone = null, ...details } = opening;
  const id = randomUUID();
  const token = randomBytes(32).toString("base64url");
  const { ref, sessionId, staffId, ...agreed } = details;
  const opened = db.$with("opened").as(
    db
      .insert(applications)
      .values({
        id,
        tokenHash: hash("token", token),
        openedAt: now(),
        draftKey: draftKeyOf?.(id),
        ...details,
      })
      .returning({ id: applications.id }),
  );
  const open = (on: Database) =>
    on
      .with(opened)
      .insert(consents)
      .values({
        applicationId: id,
        version: consentVersion,
        textHash: consentHash,
        givenAt: now(),
        ...agreed,
      });
  if (phone === null) await open(db);
  else
    await db.transaction(async (tx) => {
      await open(tx);
      await bindToHandoff({ ...context, db: tx }, phone, id);
    });
  return { id, token };
}

export async function findApplication(context: LedgerContext, token: string): Promise<Application | null> {
  const [row] = await context.db.select().from(applications).where(liveWith(context, token));
  if (!row) return null;
  const { tokenHash, draftKey, draftAsks, ...application } = row;
  return { ...application, keepsDraft: draftKey !== null };
}

/** One statement, counted: null where there is none, or it was asked for too often. */
export async function askDraftKey(context: LedgerContext, token: string) {
  const { id, sessionId, draftKey, draftAsks } = applications;
  const [row] = await context.db
    .update(applications)
    .set({ draftAsks: sql`${draftAsks} + 1` })
    .where(and(liveWith(context, token), isNotNull(draftKey), lt(draftAsks, context.rules.draftAsks)))
    .returning({ id, sessionId, sealed: draftKey });
  return row?.sealed ? { ...row, sealed: row.sealed } : null;
}

/** Of applications whose time is over. @returns how many */
export async function dropDraftKeys({ db, now, rules }: LedgerContext): Promise<number> {
  const over = lt(applications.openedAt, later(now(), -rules.applicationLifetimeMs));
  const dropped = await db
    .update(applications)
    .set({ draftKey: null })
    .where(and(isNotNull(applications.draftKey), over))
    .returning({ id: applications.id });
  return dropped.length;
}

/** A running attempt goes on. */
export async function closeApplication(context: LedgerContext, token: string): Promise<void> {
  await context.db
    .update(applications)
    .set({ closedAt: context.now(), draftKey: null })
    .where(liveWith(context, token));
}

function liveWith({ hash, now, rules }: LedgerContext, token: string) {
  return and(
    inArray(applications.tokenHash, hash.all("token", token)),
    isNull(applications.closedAt),
    gt(applications.openedAt, later(now(), -rules.applicationLifetimeMs)),
  );
}
