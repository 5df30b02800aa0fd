import { disposeJourney, emptyJourney, getJourney } from "@/lib/onboarding/draft";
import {
  getFailure,
  getPendingSubmission,
  submissionOver,
  submissionReceived,
} from "@/lib/onboarding/pending-submission";

/** The route that ends a case on the server and redirects to `next`. */
const route = "/api/end-case";

export const holdsCase = (): boolean => getJourney() !== emptyJourney || getPendingSubmission() !== null;

let left: string | null = null;

export const attemptLeft = (): string | null => left;

/** Forgets the case in this page's memory; a pending submission goes on. */
export function forgetCase(): void {
  left ??= getPendingSubmission()?.attemptId ?? null;
  disposeJourney();
}

/**
 * Ends the case and loads another page, once the server has the submission. Where the sending fails the page stays and
 * says so; another call leads on.
 * @param next the address of that page
 */
export async function endCase(next: string): Promise<void> {
  forgetCase();
  if (getPendingSubmission()) {
    await submissionReceived();
    if (getFailure()) return;
  }
  endCaseNow(next);
}

/** The same without waiting. The navigation is a POST, since only its answer can clear what the browser keeps. */
export function endCaseNow(next: string): void {
  forgetCase();
  const form = Object.assign(document.createElement("form"), { method: "post", action: route });
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "next", value: next }));
  document.body.append(form);
  form.submit();
}

/** Ends an unattended case with a pending submission: the page stays, with the attempt's reference. */
export async function leaveCase(next: string): Promise<void> {
  forgetCase();
  await submissionOver();
  // If this fails, the button left on the page does the same.
  await fetch(route, { method: "POST", body: new URLSearchParams({ next }), redirect: "manual" }).catch(
    () => {},
  );
}
