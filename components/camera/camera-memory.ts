import type { PhotoField } from "@/lib/kredibel/constraints";

/** What this page has learnt about its cameras. Gone with the next load, as the browser's own memory of it may be. */
const lenses: Partial<Record<PhotoField, string>> = {};
let refusals = 0;
let troubled = false;

/** The lens that the person chose for this photo, as a `deviceId`. */
export const chosenLens = (field: PhotoField): string | undefined => lenses[field];

/** @param deviceId `undefined` forgets it */
export function chooseLens(field: PhotoField, deviceId: string | undefined): void {
  lenses[field] = deviceId;
}

/** Counts one refusal. @returns how often this page was refused since it was loaded */
export const countRefusal = (): number => ++refusals;

/** Whether the camera has failed before, and so uploads may be open (`after_problem`). */
export const hadTrouble = (): boolean => troubled;

export function rememberTrouble(): void {
  troubled = true;
}
