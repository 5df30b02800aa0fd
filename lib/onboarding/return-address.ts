import type { OutcomeKind } from "../outcomes/outcome";

/**
 * Where "continue" leads: the operator's address with its own reference and the outcome's kind, and nothing else.
 * Parameters that the address has already are kept.
 */
export function returnAddress(returnUrl: string, ref: string | null, outcome: OutcomeKind): string {
  const url = new URL(returnUrl);
  if (ref !== null) url.searchParams.set("ref", ref);
  url.searchParams.set("outcome", outcome);
  return url.href;
}
