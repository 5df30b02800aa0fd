import type { PhotoLimits, PhotoResult } from "../check";
import type { Crop } from "../crop";
import type { EncodedPhoto } from "./encode";
import { encodePhoto } from "./encode-photo";

export type EncodeJob = { id: number; bitmap: ImageBitmap; crop: Crop; limits: PhotoLimits };
export type EncodeAnswer =
  | { ready: true }
  | { id: number; drawn: true }
  | { id: number; result: PhotoResult<{ photo: EncodedPhoto }> };

const answer = (message: EncodeAnswer) => self.postMessage(message);

self.addEventListener("message", async ({ data: { id, bitmap, crop, limits } }: MessageEvent<EncodeJob>) => {
  const result = await encodePhoto(bitmap, crop, limits, () => answer({ id, drawn: true }));
  bitmap.close();
  answer({ id, result });
});

answer({ ready: true });
