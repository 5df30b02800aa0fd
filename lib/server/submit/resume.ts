import "server-only";
import type { Channel } from "../../channels";
import type { TextField } from "../../kredibel/constraints";
import type { Resume } from "../../onboarding/attempt/attempt-status";
import { outcomes } from "../../outcomes/outcomes";
import { ownCookies } from "../http/cookies/own-cookies";
import { currentApplication } from "../http/cookies/session";
import { services } from "../services";
import { statusOf } from "./attempt-status";
import { readSession } from "./current-session";

/** No query without the cookie. */
export async function readResume(channel: Channel): Promise<Resume | null> {
  const { ledger } = services();
  const application = await currentApplication(await ownCookies(), services());
  // Of a case that goes on elsewhere nothing is shown here.
  const own = application?.channel === channel && application.movedAt === null;
  const view = own && (await ledger.latestAttempt(application.id));
  if (!view || (view.outcome && !outcomes[view.outcome.kind].resumable)) return null;
  const status = await statusOf(view, ledger);
  if (status.stage === "none") return null;
  const session = view.sessionId === null ? undefined : (await readSession())?.session;
  const hashes = session?.id === view.sessionId ? session?.lockedHashes : null;
  return { attemptId: view.id, ref: view.ref, locked: Object.keys(hashes ?? {}) as TextField[], status };
}

/** This browser may keep the answers of a live application, begun under this session, or without one. */
export async function mayHaveDraft(sessionId: string | null): Promise<boolean> {
  if (!services().draftKeys) return false;
  const application = await currentApplication(await ownCookies(), services());
  return application?.channel === "self" && application.keepsDraft && application.sessionId === sessionId;
}
