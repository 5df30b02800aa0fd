import type { PhotoField } from "../kredibel/constraints";
import type { Lens } from "./lens";

export type ChosenLenses = Partial<Record<PhotoField, Lens>>;

/** What this page load has learnt about its cameras. */
const lenses: ChosenLenses = {};
let keep: (chosen: ChosenLenses) => void = () => {};
let refusals = 0;
let troubled = false;

export const chosenLens = (field: PhotoField): Lens | undefined => lenses[field];

export function chooseLens(field: PhotoField, lens: Lens): void {
  lenses[field] = lens;
  keep(lenses);
}

/** A useless lens must not be asked for again, nor by the next customer. */
export function forgetLens(field: PhotoField): void {
  delete lenses[field];
  keep(lenses);
}

/** For a device that remembers: the earlier choice, and where to keep new ones. */
export function keepLenses(known: ChosenLenses, keeper: (chosen: ChosenLenses) => void): void {
  Object.assign(lenses, known);
  keep = keeper;
}

/** @returns refusals since the page was loaded */
export const countRefusal = (): number => ++refusals;

/** Opens uploads where they are allowed `after_problem`. */
export const hadTrouble = (): boolean => troubled;

export function rememberTrouble(): void {
  troubled = true;
}
