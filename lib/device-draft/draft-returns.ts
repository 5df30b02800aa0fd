/** `nothing`: there was none. `refused`: it did not open. `elsewhere`: another tab has it. */
export const draftReturns = ["nothing", "resumed", "elsewhere", "refused"] as const;

export type DraftReturn = (typeof draftReturns)[number];
