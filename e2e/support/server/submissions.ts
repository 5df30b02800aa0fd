import { randomUUID } from "node:crypto";
import { consentVersion } from "../../../lib/fields/consent";
import type { PhotoField, TextField } from "../../../lib/kredibel/constraints";
import { type Applicant, isoBirthDate, someApplicant } from "../applicants";
import { cardPhoto, facePhoto } from "../photos";

const jpeg = ({ buffer }: { buffer: Buffer }) => new Blob([new Uint8Array(buffer)], { type: "image/jpeg" });
const photos = { identityImage: jpeg(await cardPhoto()), faceImage: jpeg(await facePhoto()) };

/** The form of somebody who does not exist, complete and right; each is another person. */
export const someForm = (applicant: Applicant = someApplicant()): FormData =>
  formOf({ ...applicant, birthDate: isoBirthDate(applicant) }, photos);

/** A new attempt with both consents. */
export function formOf(texts: Record<TextField, string>, photos: Record<PhotoField, Blob>): FormData {
  const form = new FormData();
  const consents = { consentCheck: "yes", consentCertificate: "yes", consentVersion };
  const answers = { ...texts, ...consents, locale: "id", attemptId: randomUUID() };
  for (const [name, value] of Object.entries(answers)) form.set(name, value);
  for (const [name, photo] of Object.entries(photos)) form.set(name, photo, name);
  return form;
}
