import { randomUUID } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { later } from "../ledger/clock";
import { type SessionRow, sessions } from "../ledger/schema";
import { lockedHashes } from "../ledger/session/locked";
import { type SessionStatus, statusAt } from "../ledger/session/status";
import type { AdmittedKey } from "./keys";
import { hashOfToken, linkToken } from "./link";
import { sealPrefill } from "./prefill";
import { type FoundSession, findSession, type SessionsContext } from "./rows";
import { lockedOf, prefillOf, type SessionBody } from "./session-body";
import type { MadeSession } from "./session-result";

export type Created =
  | { kind: "created" | "replayed"; session: MadeSession }
  /** The idempotency key came before with another body. */
  | { kind: "other_body" };

/** How long an idempotency key is known. */
const knownMs = 24 * 60 * 60 * 1_000;

type Request = { key: AdmittedKey; body: SessionBody; origin: string; idempotencyKey: string | null };

/** The current one first. */
type Idempotency = { keyHashes: string[]; bodyHashes: string[] };

/** @param request `origin`: what the link begins with */
export async function createSession(context: SessionsContext, request: Request): Promise<Created> {
  const idempotency = idempotencyOf(context, request);
  // While the secret is changed, the first call may stand under the other one.
  const beforehand = idempotency !== null && idempotency.keyHashes.length > 1;
  for (const look of [beforehand, true]) {
    const known = look && idempotency ? await findKnown(context, request, idempotency) : null;
    if (idempotency && known) return replay(context, request, idempotency, known);
    const inserted = await insert(context, request, idempotency);
    if (inserted) return { kind: "created", session: madeOf(context, request, inserted, inserted.status) };
  }
  throw new Error("A session was neither written nor there.");
}

function idempotencyOf(
  { ledger }: SessionsContext,
  { key, body, idempotencyKey }: Request,
): Idempotency | null {
  if (idempotencyKey === null) return null;
  return {
    keyHashes: ledger.hash.all("idempotency", `${key.realm}\n${idempotencyKey}`),
    bodyHashes: ledger.hash.all("session_body", JSON.stringify(body)),
  };
}

/** Forgets what is older than keys are known. */
async function findKnown(
  context: SessionsContext,
  { key }: Request,
  { keyHashes }: Idempotency,
): Promise<FoundSession | null> {
  const same = and(eq(sessions.realm, key.realm), inArray(sessions.idempotencyHash, keyHashes));
  const known = await findSession(context, same);
  if (!known || known.now.getTime() - known.row.createdAt.getTime() < knownMs) return known;
  const forgotten = { idempotencyHash: null, bodyHash: null };
  await context.db
    .update(sessions)
    .set(forgotten)
    .where(and(same, eq(sessions.id, known.row.id)));
  return null;
}

function replay(
  context: SessionsContext,
  request: Request,
  { bodyHashes }: Idempotency,
  { row, now }: FoundSession,
): Created {
  if (row.bodyHash === null || !bodyHashes.includes(row.bodyHash)) return { kind: "other_body" };
  return { kind: "replayed", session: madeOf(context, request, row, statusAt(row, now)) };
}

/** @throws where the secret that made the link can no longer be read */
function madeOf(
  { secrets }: SessionsContext,
  { body, origin }: Request,
  { id, locale, tokenHash, expiresAt }: SessionRow,
  status: SessionStatus,
): MadeSession {
  const secret = secrets().find((one) => hashOfToken(linkToken(one, id)) === tokenHash);
  if (secret === undefined) throw new Error("A session's link cannot be made once more.");
  const prefill = prefillOf(body);
  const fragment = Object.keys(prefill).length > 0 ? `#${sealPrefill(secret, id, prefill)}` : "";
  const url = `${origin}/${locale}/link/${linkToken(secret, id)}${fragment}`;
  return { id, url, expiresAt: expiresAt.toISOString(), status };
}

async function insert(context: SessionsContext, request: Request, idempotency: Idempotency | null) {
  const { db, ledger, mode, secrets, now } = context;
  const { key, body } = request;
  const { ref, locale, returnUrl, expectedNik, expiresIn } = body;
  const id = randomUUID();
  const locked = lockedOf(body);
  const [row] = await db
    .insert(sessions)
    .values({
      ...{ id, mode, ref, locale, returnUrl },
      ...{ realm: key.realm, keyName: key.name },
      tokenHash: hashOfToken(linkToken(secrets()[0] ?? "", id)),
      lockedHashes: locked && lockedHashes(ledger.hash, id, locked),
      nikHash: expectedNik === undefined ? null : ledger.hash("nik", expectedNik),
      idempotencyHash: idempotency?.keyHashes[0] ?? null,
      bodyHash: idempotency?.bodyHashes[0] ?? null,
      createdAt: now(),
      expiresAt: later(now(), expiresIn * 1_000),
    })
    .onConflictDoNothing()
    .returning();
  return row;
}
