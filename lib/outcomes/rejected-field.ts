import { rejectNames, type WireField } from "../kredibel/constraints";

/** @returns `null` for an unknown name */
export function rejectedField(name: string): WireField | null {
  const known = rejectNames.find((reject) => reject === name);
  if (known === undefined) return null;
  // Liveness is judged on the selfie.
  return known === "liveness_check" ? "faceImage" : known;
}
