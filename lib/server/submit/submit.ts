import { randomUUID } from "node:crypto";
import type { Problems } from "../../fields/problem";
import type { Application } from "../../ledger/application";
import type { ClaimResult, Lease } from "../../ledger/claim/claim-result";
import { fingerprintOf } from "../../ledger/fingerprint";
import type { SubmitReply } from "../../onboarding/attempt/attempt-status";
import { readForm } from "../../onboarding/submission";
import type { CallOutcome, NikReason, Outcome } from "../../outcomes/outcome";
import { mayServe } from "../../staff/access";
import type { Staff } from "../../staff/staff";
import { saidRefusals } from "../../words/said-refusals";
import { shownOutcome } from "./attempt-status";
import { type IssueDeps, issueOnce } from "./issue-once";
import { readRequest, type VerifyPhoto } from "./read-request";

export type SubmitDeps = IssueDeps & {
  verifyPhoto: VerifyPhoto;
  /** While stopping nothing is sent. */
  isStopping: () => boolean;
};

/** From the browser's cookies and connection. */
export type Sender = { application: Application | null; staff: Staff | null; address: string };

/** `replayed`: the outcome was counted before. */
export type Submitted = { reply: SubmitReply; replayed: boolean };

/**
 * Sends at most once.
 * @param form untrusted
 */
export async function submit(form: FormData, sender: Sender, deps: SubmitDeps): Promise<Submitted> {
  const { application, staff, address } = sender;
  const { ledger, gateway, log } = deps;
  if (!application) return answered({ kind: "refused", reason: "session" });
  if (application.movedAt !== null) return answered(moved);
  if (application.channel === "branch" && !mayServe(staff, application.branch))
    return answered({ kind: "refused", reason: "staff" });
  const given = readForm(form);
  // The cookie is the browser's: another tab may have begun another application, or other staff have signed in.
  if (given.application !== application.id || isOfOtherStaff(application, staff))
    return answered({ kind: "refused", reason: "other_application" });
  const { attemptId = randomUUID(), linkedTo, sendAnyway, sendAgain } = given;
  const admission = await ledger.admitAddress("submission", address);
  if (!admission.admitted) {
    log.warn({ attemptId, reason: "limit" }, "Not sent.");
    return answered(refusedUntil("limit", admission.retryAt));
  }
  const own = { attemptId, applicationId: application.id };
  if (gateway.state() !== "closed" && isNew(await ledger.readAttempt(own))) {
    log.warn({ attemptId, outcome: "unavailable", reason: gateway.state() }, "Calls are held back.");
    return answered({ kind: "unavailable", errorId: attemptId });
  }
  const read = await readRequest(given, deps.verifyPhoto);
  if (!read.ok) {
    log.info({ attemptId, outcome: "invalid", problems: codesOf(read.problems) }, "Submission refused.");
    return answered({ kind: "invalid", problems: read.problems });
  }
  const { request, photoSources } = read;
  const { sessionId } = application;
  const changed = sessionId === null ? [] : await ledger.changedLocks(sessionId, request);
  if (changed.length > 0) {
    log.warn({ attemptId, reason: "locked", rejectFields: changed }, "Not sent.");
    const problems = changed.map((field) => [field, { code: "malformed" }]);
    return answered({ kind: "invalid", problems: Object.fromEntries(problems) });
  }
  const calling = { ...deps, log: log.child({ photoSources }) };
  const done = await gateway.inSlot(async () => {
    // Again: reading the photos took a while.
    if (deps.isStopping()) return "busy";
    const claim = await ledger.claimAttempt({
      ...own,
      fingerprint: fingerprintOf(ledger.hash, application.id, request),
      linkedTo,
      sendAnyway,
      sendAgain,
    });
    if (claim.kind !== "claimed") log.info({ attemptId, reason: claim.kind }, "Not sent.");
    const reply = await replyTo(claim, own, deps, (lease) => issueOnce(lease, request, calling));
    return { reply, replayed: claim.kind === "replay" };
  });
  return done === "busy" ? answered({ kind: "refused", reason: "busy" }) : done;
}

/** Applications of older versions have a name alone. */
const isOfOtherStaff = ({ channel, staff: name, staffId }: Application, staff: Staff | null): boolean =>
  channel === "branch" && (staffId === null ? name !== staff?.name : staffId !== staff?.id);

const answered = (reply: SubmitReply): Submitted => ({ reply, replayed: false });

const moved: Outcome = { kind: "refused", reason: "moved", said: saidRefusals.moved };

type Own = { attemptId: string; applicationId: string };

async function replyTo(
  claim: ClaimResult,
  own: Own,
  { ledger }: SubmitDeps,
  call: (lease: Lease) => Promise<CallOutcome | null>,
): Promise<SubmitReply> {
  switch (claim.kind) {
    case "claimed": {
      const outcome = await call(claim.lease);
      return outcome ? shownOutcome(outcome, own, ledger) : { kind: "in_flight", attemptId: own.attemptId };
    }
    case "replay":
      return shownOutcome(claim.outcome, own, ledger);
    case "in_flight":
      return claim;
    case "nik_in_flight":
      return refusedForNik("in_flight", claim.retryAt);
    case "limit":
      return refusedUntil(claim.kind, claim.retryAt);
    case "nik_limit":
      return refusedForNik(claim.kind, claim.retryAt);
    case "seen_before":
      return refusedForNik(claim.kind, null);
    case "unchanged":
      return { ...claim, kind: "refused", reason: claim.kind, said: saidRefusals[claim.kind] };
    case "moved":
      return moved;
    case "session_over":
    // Never from our pages: application ended, or forged.
    case "other_content":
    case "foreign":
      return { kind: "refused", reason: "session" };
  }
}

const refusedUntil = (reason: "limit", retryAt: Date): Outcome => ({
  kind: "refused",
  reason,
  retryAt: retryAt.toISOString(),
});

function refusedForNik(reason: NikReason, retryAt: Date | null): Outcome {
  const said = saidRefusals[reason];
  return { kind: "refused", reason, said, ...(retryAt && { retryAt: retryAt.toISOString() }) };
}

/** Held-back calls still replay earlier outcomes. */
const isNew = (view: { state: string } | null) => view === null || view.state === "released";

const codesOf = (problems: Problems) =>
  Object.entries(problems).map(([field, problem]) => `${field}:${problem.code}`);
