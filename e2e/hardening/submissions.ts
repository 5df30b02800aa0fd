import { randomUUID } from "node:crypto";
import { consentVersion } from "../../lib/fields/consent";
import { type Applicant, isoBirthDate, someApplicant } from "../support/applicants";
import { cardPhoto, facePhoto } from "../support/photos";

const card = new Blob([new Uint8Array((await cardPhoto()).buffer)], { type: "image/jpeg" });
const face = new Blob([new Uint8Array((await facePhoto()).buffer)], { type: "image/jpeg" });

/** The form of somebody who does not exist, complete and right; each is another person. */
export function someForm(applicant: Applicant = someApplicant()): FormData {
  const form = new FormData();
  const { identityId, fullName, emailAddress, phoneNumber } = applicant;
  const texts = { identityId, fullName, birthDate: isoBirthDate(applicant), emailAddress, phoneNumber };
  for (const [name, value] of Object.entries(texts)) form.set(name, value);
  form.set("identityImage", card, "identityImage");
  form.set("faceImage", face, "faceImage");
  form.set("consentCheck", "yes");
  form.set("consentCertificate", "yes");
  form.set("consentVersion", consentVersion);
  form.set("locale", "id");
  form.set("attemptId", randomUUID());
  return form;
}
