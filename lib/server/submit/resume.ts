import "server-only";
import type { Channel } from "../../channels";
import type { Resume } from "../../onboarding/attempt-status";
import type { OutcomeKind } from "../../onboarding/outcome";
import { ownCookies } from "../http/own-cookies";
import { currentApplication } from "../http/session";
import { services } from "../services";
import { statusOf } from "./attempt-status";

/** After any other end nothing was processed, and what was given is gone with the page: the form is the way on. */
const worthComingBack: readonly OutcomeKind[] = [
  "verified",
  "verified_with_reason",
  "not_verified",
  "unknown",
];

/**
 * What a browser that was here before comes back to, on the pages of this channel. One without our cookie costs no query.
 */
export async function readResume(channel: Channel): Promise<Resume | null> {
  const { ledger } = services();
  const application = await currentApplication(await ownCookies(), ledger);
  const view = application?.channel === channel && (await ledger.latestAttempt(application.id));
  if (!view || (view.outcome && !worthComingBack.includes(view.outcome.kind))) return null;
  const status = await statusOf(view, ledger, new Date());
  return status.stage === "none" ? null : { attemptId: view.id, ref: view.ref, status };
}
