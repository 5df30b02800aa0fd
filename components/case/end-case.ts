import { emptyJourney, getJourney, sealJourney } from "@/lib/onboarding/draft";
import { flightOver, flightSafe, getFailure, getFlight } from "@/lib/onboarding/flight";

/** The route that ends a case on the server; the page says where to go on. */
const route = "/api/end-case";

/** Whether somebody's case is on this page. */
export const holdsCase = (): boolean => getJourney() !== emptyJourney || getFlight() !== null;

/** What a case that was ended left on its way to the server. */
let left: string | null = null;

/** The reference of the attempt that goes on after its case was ended here; `null` where there is none. */
export const attemptLeft = (): string | null => left;

/** Forgets the case, here and now; a submission on its way goes on. */
export function forgetCase(): void {
  left ??= getFlight()?.attemptId ?? null;
  sealJourney();
}

/**
 * Ends the case for good and loads another page. A submission is first let out of this one; where that fails, the page
 * stays and says so, and whoever asks again is led on.
 * @param next the address of that page
 */
export async function endCase(next: string): Promise<void> {
  forgetCase();
  if (getFlight()) {
    await flightSafe();
    if (getFailure()) return;
  }
  endCaseNow(next);
}

/** The same without waiting: what the browser keeps is thrown away on the way to the other page. */
export function endCaseNow(next: string): void {
  forgetCase();
  const form = Object.assign(document.createElement("form"), { method: "post", action: route });
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "next", value: next }));
  document.body.append(form);
  form.submit();
}

/** Ends a case that nobody watches any more while its submission is on its way: the page stays, with its reference. */
export async function leaveCase(next: string): Promise<void> {
  forgetCase();
  await flightOver();
  // Where this fails, the button that is left on the page does the same.
  await fetch(route, { method: "POST", body: new URLSearchParams({ next }), redirect: "manual" }).catch(
    () => {},
  );
}
