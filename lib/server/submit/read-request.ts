import { setImmediate } from "node:timers/promises";
import type { Problems } from "../../fields/problem";
import { type PhotoField, photoFields, photoLimits } from "../../kredibel/constraints";
import type { IssuanceRequest } from "../../kredibel/payload";
import type { ReadForm, Submission } from "../../onboarding/submission";
import type { PhotoLimits, PhotoResult } from "../../photo/check";

export type VerifyPhoto = (bytes: Buffer, limits: PhotoLimits) => Promise<PhotoResult<{ bytes: Buffer }>>;

type Read =
  | { ok: true; request: IssuanceRequest; photoSources: Submission["sources"] }
  | { ok: false; problems: Problems };

export async function readRequest(form: ReadForm, verifyPhoto: VerifyPhoto): Promise<Read> {
  if (!form.ok) return form;
  const { sources: photoSources, ...answers } = form.submission;
  const problems: Problems = {};
  const photos: Partial<Record<PhotoField, Buffer>> = {};
  for (const field of photoFields) {
    const photo = await verifyPhoto(await bytesOf(answers[field]), photoLimits[field]);
    if (photo.ok) photos[field] = photo.bytes;
    else problems[field] = photo.problem;
  }
  const { identityImage, faceImage } = photos;
  if (!identityImage || !faceImage) return { ok: false, problems };
  return { ok: true, request: { ...answers, identityImage, faceImage }, photoSources };
}

const bytesPerTurn = 256 * 1_024;

/** `arrayBuffer` copies a whole photo within one turn of the event loop. */
async function bytesOf(photo: Blob): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(photo.size);
  for (let at = 0; at < photo.size; at += bytesPerTurn) {
    bytes.set(new Uint8Array(await photo.slice(at, at + bytesPerTurn).arrayBuffer()), at);
    await setImmediate();
  }
  return bytes;
}
