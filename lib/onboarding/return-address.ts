import type { OutcomeKind } from "../outcomes/outcome";

/** Adds no personal data; keeps existing parameters. */
export function returnAddress(returnUrl: string, ref: string | null, outcome: OutcomeKind): string {
  const url = new URL(returnUrl);
  if (ref !== null) url.searchParams.set("ref", ref);
  url.searchParams.set("outcome", outcome);
  return url.href;
}
