import { type PhotoField, photoLimits } from "../kredibel/constraints";
import { cropFor } from "../photo/crop";

/** A camera may begin small and grow: it is too small if it still is after so many milliseconds. */
export const settlesWithin = 2_000;

export function isEnough(field: PhotoField, pictureWidth: number, pictureHeight: number): boolean {
  const { width, height } = cropFor(field, pictureWidth, pictureHeight);
  const { minWidth, minHeight } = photoLimits[field];
  return width >= minWidth && height >= minHeight;
}
