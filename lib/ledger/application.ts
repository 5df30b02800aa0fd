import { randomBytes, randomUUID } from "node:crypto";
import { and, gt, inArray, isNull } from "drizzle-orm";
import type { Channel } from "../channels";
import { later } from "./clock";
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
  sessionId?: string | undefined;
};

export type Application = Omit<typeof applications.$inferSelect, "tokenHash">;

/** @returns the cookie's token: 32 random bytes, base64url; only its keyed hash is stored */
export async function openApplication(context: LedgerContext, opening: Opening) {
  const { db, hash, now } = context;
  const { consentVersion, consentHash, ...details } = opening;
  const id = randomUUID();
  const token = randomBytes(32).toString("base64url");
  await db.transaction(async (tx) => {
    await tx
      .insert(applications)
      .values({ id, tokenHash: hash("token", token), openedAt: now(), ...details });
    const { ref, sessionId, ...agreed } = details;
    await tx.insert(consents).values({
      applicationId: id,
      version: consentVersion,
      textHash: consentHash,
      givenAt: now(),
      ...agreed,
    });
  });
  return { id, token };
}

export async function findApplication(context: LedgerContext, token: string): Promise<Application | null> {
  const [row] = await context.db.select().from(applications).where(liveWith(context, token));
  if (!row) return null;
  const { tokenHash, ...application } = row;
  return application;
}

/** A running attempt goes on. */
export async function closeApplication(context: LedgerContext, token: string): Promise<void> {
  await context.db.update(applications).set({ closedAt: context.now() }).where(liveWith(context, token));
}

function liveWith({ hash, now, rules }: LedgerContext, token: string) {
  return and(
    inArray(applications.tokenHash, hash.all("token", token)),
    isNull(applications.closedAt),
    gt(applications.openedAt, later(now(), -rules.applicationLifetimeMs)),
  );
}
