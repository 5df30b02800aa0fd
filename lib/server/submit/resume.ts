import "server-only";
import type { Channel } from "../../channels";
import type { Resume } from "../../onboarding/attempt/attempt-status";
import { outcomes } from "../../outcomes/outcomes";
import { ownCookies } from "../http/cookies/own-cookies";
import { currentApplication } from "../http/cookies/session";
import { services } from "../services";
import { statusOf } from "./attempt-status";

/** No query without the cookie. */
export async function readResume(channel: Channel): Promise<Resume | null> {
  const { ledger } = services();
  const application = await currentApplication(await ownCookies(), services());
  const view = application?.channel === channel && (await ledger.latestAttempt(application.id));
  if (!view || (view.outcome && !outcomes[view.outcome.kind].resumable)) return null;
  const status = await statusOf(view, ledger);
  return status.stage === "none" ? null : { attemptId: view.id, ref: view.ref, status };
}
