import { type PhotoField, photoLimits } from "@/lib/kredibel/constraints";
import type { Photo } from "@/lib/onboarding/draft";
import { encodeBitmap } from "@/lib/photo/encode/encode-off-thread";
import { turnedPhoto } from "@/lib/photo/encode/turn";

export async function turn({ from, quarters }: { from: Photo; quarters: number }, field: PhotoField) {
  if (quarters === 0) return { ok: true, photo: from } as const;
  const bitmap = await turnedPhoto(from.blob, quarters);
  const { width, height } = bitmap;
  return encodeBitmap(bitmap, { x: 0, y: 0, width, height }, photoLimits[field], () => {});
}
