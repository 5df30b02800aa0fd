import { type PhotoField, photoLimits } from "@/lib/kredibel/constraints";
import type { Photo } from "@/lib/onboarding/draft";
import { encodeBitmap } from "@/lib/photo/encode/encode-off-thread";
import { turnedPhoto } from "@/lib/photo/encode/turn";

/** The photo as it was taken, and the quarters by which it is shown turned. */
export type Turned = { from: Photo; quarters: number };

/** A quarter clockwise, always from the first encoding: each further one would cost detail. */
export async function turn({ photo, turned }: { photo: Photo; turned?: Turned }, field: PhotoField) {
  const { from, quarters } = turned ?? { from: photo, quarters: 0 };
  const next = { from, quarters: (quarters + 1) % 4 };
  const made = next.quarters === 0 ? ({ ok: true, photo: from } as const) : await encode(next, field);
  return made.ok
    ? ({ ok: true, shot: { photo: { ...made.photo, source: from.source }, turned: next } } as const)
    : made;
}

async function encode({ from, quarters }: Turned, field: PhotoField) {
  const bitmap = await turnedPhoto(from.blob, quarters);
  const { width, height } = bitmap;
  return encodeBitmap(bitmap, { x: 0, y: 0, width, height }, photoLimits[field], () => {});
}
