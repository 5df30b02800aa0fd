import { randomUUID } from "node:crypto";
import { consentGiven } from "../../fields/consent";
import type { Problems } from "../../fields/problem";
import type { Application } from "../../ledger/application";
import { isAttemptId } from "../../ledger/attempt-id";
import type { ClaimResult, Lease } from "../../ledger/claim-result";
import { fingerprintOf } from "../../ledger/fingerprint";
import type { CallOutcome } from "../../ledger/view";
import type { SubmitReply } from "../../onboarding/attempt-status";
import type { Outcome } from "../../onboarding/outcome";
import { mayServe } from "../../staff/access";
import type { Staff } from "../../staff/staff";
import { shownOutcome } from "./attempt-status";
import { type IssueDeps, issueOnce } from "./issue-once";
import { readRequest, type VerifyPhoto } from "./read-request";

/** Everything the use case needs from outside; the tests hand in their own. */
export type SubmitDeps = IssueDeps & {
  verifyPhoto: VerifyPhoto;
  /** Whether this process was told to end: from then on nothing new is sent. */
  isStopping: () => boolean;
  /** Called where the reply is an earlier end told again. */
  onReplay: () => void;
};

/**
 * Who sends: the application of the browser's cookie, if it is live, the member of staff of its other cookie, and where
 * the request came from.
 */
export type Sender = { application: Application | null; staff: Staff | null; address: string };

/**
 * One submission: admitted, read, claimed in the ledger, sent at most once, and told how it ended.
 * @param form what the browser sent, or anybody else: nothing in it is trusted
 */
export async function submit(form: FormData, sender: Sender, deps: SubmitDeps): Promise<SubmitReply> {
  const { application, staff, address } = sender;
  const { ledger, gateway, log } = deps;
  const attemptId = readId(form, "attemptId") ?? randomUUID();
  if (!application) return { kind: "refused", reason: "session" };
  if (application.channel === "branch" && !mayServe(staff, application.branch))
    return { kind: "refused", reason: "staff" };
  const admission = await ledger.admitAddress("submission", address);
  if (!admission.admitted) {
    log.warn({ attemptId, reason: "limit" }, "Not sent.");
    return refusedUntil("limit", admission.retryAt);
  }
  const own = { attemptId, applicationId: application.id };
  if (gateway.state() !== "closed" && isNew(await ledger.readAttempt(own))) {
    log.warn({ attemptId, outcome: "unavailable", reason: gateway.state() }, "Calls are held back.");
    return { kind: "unavailable", errorId: attemptId };
  }
  const read = await readRequest(form, deps.verifyPhoto);
  if (!read.ok) {
    log.info({ attemptId, outcome: "invalid", problems: codesOf(read.problems) }, "Submission refused.");
    return { kind: "invalid", problems: read.problems };
  }
  const { request, photoSources } = read;
  const calling = { ...deps, log: log.child({ photoSources }) };
  const done = await gateway.inSlot(async () => {
    // It was not when this was admitted, but reading may have taken its time.
    if (deps.isStopping()) return "busy";
    const claim = await ledger.claimAttempt({
      ...own,
      fingerprint: fingerprintOf(ledger.hash, application.id, request),
      linkedTo: readId(form, "linkedTo"),
      sendAnyway: form.get("sendAnyway") === consentGiven,
    });
    if (claim.kind !== "claimed") log.info({ attemptId, reason: claim.kind }, "Not sent.");
    return replyTo(claim, own, deps, (lease) => issueOnce(lease, request, calling));
  });
  return done === "busy" ? { kind: "refused", reason: "busy" } : done;
}

type Own = { attemptId: string; applicationId: string };

async function replyTo(
  claim: ClaimResult,
  own: Own,
  { ledger, onReplay }: SubmitDeps,
  call: (lease: Lease) => Promise<CallOutcome | null>,
): Promise<SubmitReply> {
  switch (claim.kind) {
    case "claimed": {
      const outcome = await call(claim.lease);
      return outcome ? shownOutcome(outcome, own, ledger) : { kind: "in_flight", attemptId: own.attemptId };
    }
    case "replay":
      onReplay();
      return shownOutcome(claim.outcome, own, ledger);
    case "in_flight":
      return claim;
    case "nik_in_flight":
      return refusedUntil("in_flight", claim.retryAt);
    case "limit":
      return refusedUntil("limit", claim.retryAt);
    case "unchanged":
      return { kind: "refused", reason: "unchanged", fields: claim.fields, sendable: claim.sendable };
    // No page of ours sends these: its application has ended, or somebody wrote the request by hand.
    case "other_content":
    case "foreign":
      return { kind: "refused", reason: "session" };
  }
}

function refusedUntil(reason: "limit" | "in_flight", retryAt: Date | null): Outcome {
  return { kind: "refused", reason, ...(retryAt && { retryAt: retryAt.toISOString() }) };
}

/** Whether a claim of it would make a call; what has an end or is under way is told even while calls are held back. */
const isNew = (view: { state: string } | null) => view === null || view.state === "released";

const codesOf = (problems: Problems) =>
  Object.entries(problems).map(([field, problem]) => `${field}:${problem.code}`);

/** The browser's name for an attempt; a forged one names nothing. */
function readId(form: FormData, key: string): string | undefined {
  const given = form.get(key);
  return typeof given === "string" && isAttemptId(given) ? given : undefined;
}
