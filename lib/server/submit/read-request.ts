import type { Problems } from "../../fields/problem";
import { type PhotoField, photoFields, photoLimits, textFields } from "../../kredibel/constraints";
import type { IssuanceRequest } from "../../kredibel/payload";
import { parseSubmission, type Submission } from "../../onboarding/submission";
import type { PhotoLimits, PhotoResult } from "../../photo/check";

/** Decodes a photo and holds it against its window. */
export type VerifyPhoto = (bytes: Buffer, limits: PhotoLimits) => Promise<PhotoResult<{ bytes: Buffer }>>;

/** What was read: the request, and where its photos came from, as the browser says. */
type Read =
  | { ok: true; request: IssuanceRequest; photoSources: Submission["sources"] }
  | { ok: false; problems: Problems };

/** Reads a form that may be forged, and looks at both photos. */
export async function readRequest(form: FormData, verifyPhoto: VerifyPhoto): Promise<Read> {
  const parsed = parseSubmission(form);
  if (!parsed.ok) return parsed;
  const { submission } = parsed;
  const problems: Problems = {};
  const photos: Partial<Record<PhotoField, Buffer>> = {};
  for (const field of photoFields) {
    const photo = await verifyPhoto(await bytesOf(submission[field]), photoLimits[field]);
    if (photo.ok) photos[field] = photo.bytes;
    else problems[field] = photo.problem;
  }
  const { identityImage, faceImage } = photos;
  if (!identityImage || !faceImage) return { ok: false, problems };
  const request = { ...textsOf(submission), identityImage, faceImage };
  return { ok: true, request, photoSources: submission.sources };
}

const bytesOf = async (photo: Blob) => Buffer.from(await photo.arrayBuffer());

const textsOf = (submission: Submission) =>
  Object.fromEntries(textFields.map((field) => [field, submission[field]])) as Pick<
    Submission,
    (typeof textFields)[number]
  >;
