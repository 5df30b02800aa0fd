import { type PhotoField, photoLimits } from "../kredibel/constraints";
import { cropFor } from "../photo/crop";

/** A camera may begin small and grow: milliseconds until it counts as too small. */
export const settlesWithin = 2_000;

export function isEnough(field: PhotoField, pictureWidth: number, pictureHeight: number): boolean {
  const { width, height } = cropFor(field, pictureWidth, pictureHeight);
  const { minWidth, minHeight } = photoLimits[field];
  return width >= minWidth && height >= minHeight;
}
