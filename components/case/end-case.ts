import {
  getFailure,
  getPendingSubmission,
  submissionOver,
  submissionReceived,
} from "@/lib/onboarding/attempt/pending-submission";
import { disposeJourney, emptyJourney, getJourney } from "@/lib/onboarding/draft";

const route = "/api/end-case";

export const holdsCase = (): boolean => getJourney() !== emptyJourney || getPendingSubmission() !== null;

let left: string | null = null;

export const attemptLeft = (): string | null => left;

/** A pending submission goes on. */
export function forgetCase(): void {
  left ??= getPendingSubmission()?.attemptId ?? null;
  disposeJourney();
}

/** Waits until the server has the submission; where sending fails the page stays and says so. @param next address */
export async function endCase(next: string): Promise<void> {
  forgetCase();
  if (getPendingSubmission()) {
    await submissionReceived();
    if (getFailure()) return;
  }
  endCaseNow(next);
}

/** By POST: only its answer can clear what the browser keeps. */
export function endCaseNow(next: string): void {
  forgetCase();
  const form = Object.assign(document.createElement("form"), { method: "post", action: route });
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "next", value: next }));
  document.body.append(form);
  form.submit();
}

/** Unattended, with a pending submission: the page stays, with the attempt's reference. */
export async function leaveCase(next: string): Promise<void> {
  forgetCase();
  await submissionOver();
  // If this fails, the button left on the page does the same.
  await fetch(route, { method: "POST", body: new URLSearchParams({ next }), redirect: "manual" }).catch(
    () => {},
  );
}
