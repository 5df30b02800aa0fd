import { randomBytes, randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { type SessionRow, sessions } from "../ledger/schema";
import { type SessionStatus, statusAt } from "../ledger/session/status";
import { isUuid } from "../uuid";
import { hashOfToken, ownerHash } from "./link";
import { type FoundSession, findSession, type SessionsContext } from "./rows";

/** Of a browser: the session it is in, and a secret of its own. */
export type Owner = { sessionId: string; browser: string };

const newSecret = () => randomBytes(32).toString("base64url");

/** One that owns nothing yet. */
export const newBrowser = (): Owner => ({ sessionId: randomUUID(), browser: newSecret() });

/** Why a link opens nothing. */
export const linkTroubles = ["used", "expired", "cancelled", "unknown"] as const;
export type LinkTrouble = (typeof linkTroubles)[number];

/** `at_phone`: this browser's own, which went on at a phone. */
export type OpenedLink =
  | { kind: "opened"; owner: Owner; session: SessionRow }
  | { kind: LinkTrouble | "at_phone" };

/** Null: open to its owner, who sees how it ended too. */
const troubles: Record<SessionStatus, Extract<LinkTrouble, "expired" | "cancelled"> | null> = {
  created: null,
  opened: null,
  submitted: null,
  completed: null,
  expired: "expired",
  cancelled: "cancelled",
};

/**
 * The first browser that opens a link owns its session.
 * @param known what this browser keeps already
 * @param handed its session that a phone has
 */
export async function openLink(
  context: SessionsContext,
  token: string,
  known: Owner | null,
  handed: string | null = null,
): Promise<OpenedLink> {
  const { ledger, mode } = context;
  const found = await findSession(
    context,
    and(eq(sessions.tokenHash, hashOfToken(token)), eq(sessions.mode, mode)),
  );
  if (!found) return { kind: "unknown" };
  const { row } = found;
  const browser = known?.browser ?? newSecret();
  const owner = { sessionId: row.id, browser };
  const hash = ownerHash(row.id, browser);
  const trouble = troubles[statusAt(row, found.now)];
  if (row.ownerHash === hash) return trouble ? { kind: trouble } : { kind: "opened", owner, session: row };
  if (row.ownerHash !== null) return { kind: row.id === handed ? "at_phone" : "used" };
  if (trouble) return { kind: trouble };
  const first = await ledger.openSession({ id: row.id, ownerHash: hash });
  return first ? { kind: "opened", owner, session: row } : { kind: "used" };
}

export type CurrentSession = {
  kind: "live" | Extract<LinkTrouble, "expired" | "cancelled">;
  session: SessionRow;
};

/** Null: this browser owns none. */
export async function currentSession(
  context: SessionsContext,
  { sessionId, browser }: Owner,
): Promise<CurrentSession | null> {
  if (!isUuid(sessionId)) return null;
  const found: FoundSession | null = await findSession(
    context,
    and(eq(sessions.id, sessionId), eq(sessions.mode, context.mode)),
  );
  if (found?.row.ownerHash !== ownerHash(sessionId, browser)) return null;
  return { kind: troubles[statusAt(found.row, found.now)] ?? "live", session: found.row };
}
