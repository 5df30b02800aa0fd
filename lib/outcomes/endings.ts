import type { CallOutcome } from "./outcome";
import { outcomes } from "./outcomes";

export type Ending = CallOutcome["kind"];

const kinds = Object.keys(outcomes) as (keyof typeof outcomes)[];

export const endings = kinds.filter((kind): kind is Ending => outcomes[kind].state !== null);

export const endingsThat = (fact: (facts: (typeof outcomes)[Ending]) => boolean): Ending[] =>
  endings.filter((ending) => fact(outcomes[ending]));
