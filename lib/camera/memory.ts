import type { PhotoField } from "../kredibel/constraints";
import type { Lens } from "./lens";

export type ChosenLenses = Partial<Record<PhotoField, Lens>>;

/** What this page has learnt about its cameras. Gone with the next load, as the browser's own memory of it may be. */
const lenses: ChosenLenses = {};
let keep: (chosen: ChosenLenses) => void = () => {};
let refusals = 0;
let troubled = false;

/** The lens that was chosen for this photo. */
export const chosenLens = (field: PhotoField): Lens | undefined => lenses[field];

export function chooseLens(field: PhotoField, lens: Lens): void {
  lenses[field] = lens;
  keep(lenses);
}

/** A lens that turned out useless must not be asked for again, on this page or by the next customer. */
export function forgetLens(field: PhotoField): void {
  delete lenses[field];
  keep(lenses);
}

/** On a device that remembers more than a page: what was chosen before, and where each new choice is kept. */
export function keepLenses(known: ChosenLenses, keeper: (chosen: ChosenLenses) => void): void {
  Object.assign(lenses, known);
  keep = keeper;
}

/** Counts one refusal. @returns how often this page was refused since it was loaded */
export const countRefusal = (): number => ++refusals;

/** Whether the camera has failed before, and so uploads may be open (`after_problem`). */
export const hadTrouble = (): boolean => troubled;

export function rememberTrouble(): void {
  troubled = true;
}
