import { type PhotoField, photoLimits } from "../kredibel/constraints";
import { cropFor } from "../photo/crop";
import { isEnough } from "./picture-size";
import type { CameraTrouble } from "./problem";

/** Loaded for a picture that is too small. */
export function sizeTrouble(
  field: PhotoField,
  pictureWidth: number,
  pictureHeight: number,
  turns: boolean,
): CameraTrouble {
  if (turns && isEnough(field, pictureHeight, pictureWidth)) return { cause: "turn" };
  const { width, height } = cropFor(field, pictureWidth, pictureHeight);
  const { minWidth, minHeight } = photoLimits[field];
  return { cause: "incapable", measured: { width, height, minWidth, minHeight } };
}
