import type { CallOutcome } from "./outcome";
import { outcomes } from "./outcomes";

/** The kind of an end that the ledger stores. */
export type Ending = CallOutcome["kind"];

const kinds = Object.keys(outcomes) as (keyof typeof outcomes)[];

/** The ends that the ledger stores, in the table's order. */
export const endings = kinds.filter((kind): kind is Ending => outcomes[kind].state !== null);

/** The stored ends with this fact. */
export const endingsThat = (fact: (facts: (typeof outcomes)[Ending]) => boolean): Ending[] =>
  endings.filter((ending) => fact(outcomes[ending]));
