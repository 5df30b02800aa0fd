import { uuidPattern } from "../uuid";

/** Behind `/branch`: the list, a receipt, the PIN or the second factor. */
const pattern = new RegExp(`^(/pin|/two-step|/attempts/${uuidPattern})?(\\?[\\w%=&.*+-]*)?$`);

/** Anything else is the list. */
export const asNextPage = (text: unknown): string =>
  typeof text === "string" && pattern.test(text) ? text : "";

export const confirmSearch = (next: string, why?: string): string =>
  `?${new URLSearchParams({ next, ...(why && { why }) })}`;
