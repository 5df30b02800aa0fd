import { attemptIdPattern } from "../onboarding/attempt/attempt-id";

/** The list, a receipt or the PIN, with a plain query: what may follow `/branch` in an address. */
const pattern = new RegExp(`^(/pin|/attempts/${attemptIdPattern})?(\\?[\\w%=&.*+-]*)?$`);

/** From an address: what leads elsewhere is the list. */
export const asNextPage = (text: unknown): string =>
  typeof text === "string" && pattern.test(text) ? text : "";

/** Where the password is asked for, and what comes after it. */
export const confirmSearch = (next: string, why?: string): string =>
  `?${new URLSearchParams({ next, ...(why && { why }) })}`;
