import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathOf } from "../../components/journey/paths";
import type { Channel } from "../../lib/channels";
import type { StepId } from "../../lib/onboarding/steps";
import { id } from "../../lib/words/id";
import { type Applicant, someApplicant } from "../support/applicants";
import { fixedWords } from "../support/fixed-words";
import { type PhotoFile, usualCard, usualFace } from "../support/photos";
import type { Browser } from "./browser";

export const words = fixedWords.id;
const consents = [id.start.consentCheck, id.start.consentCertificate];

/** The journey in Bahasa Indonesia, as `e2e/support/journey.ts` has it for Playwright. */
export class EngineJourney {
  readonly applicant: Applicant;

  constructor(
    readonly browser: Browser,
    /** Where files are chosen from. */
    private readonly folder: string,
    applicant: Partial<Applicant> = {},
    private readonly channel: Channel = "self",
  ) {
    this.applicant = someApplicant(applicant);
  }

  async start(): Promise<void> {
    await this.browser.forgetCookies();
    await this.browser.open(pathOf("start", "id", "self"));
    await this.begin();
  }

  /** From a start page that is there. */
  async begin(): Promise<void> {
    for (const consent of consents) await this.browser.press(consent, "checkbox");
    await this.browser.press(words.start);
    await this.expectStep("card");
  }

  async choose({ name, buffer }: PhotoFile): Promise<void> {
    const path = join(this.folder, name);
    writeFileSync(path, buffer);
    await this.browser.upload(path);
  }

  async givePhoto(file: PhotoFile): Promise<void> {
    await this.choose(file);
    await this.browser.press(words.camera.use);
  }

  async photograph(): Promise<void> {
    for (const button of ["open", "take", "use"] as const) await this.browser.press(words.camera[button]);
  }

  async typeIdentity(): Promise<void> {
    const { identityId, fullName, birthDate } = this.applicant;
    await this.browser.type(words.fields.identityId, identityId);
    await this.browser.type(words.fields.fullName, fullName);
    for (const part of ["day", "month", "year"] as const)
      await this.browser.type(words.birthDateParts[part], birthDate[part]);
  }

  async fillIdentity(): Promise<void> {
    await this.typeIdentity();
    await this.browser.press(words.next);
    await this.expectStep("contact");
  }

  async fillContact(): Promise<void> {
    await this.browser.type(words.fields.emailAddress, this.applicant.emailAddress);
    await this.browser.type(words.fields.phoneNumber, this.applicant.phoneNumber);
    await this.browser.press(words.next);
    await this.expectStep("selfie");
  }

  async reachIdentity(): Promise<void> {
    await this.start();
    await this.givePhoto(await usualCard());
    await this.expectStep("identity");
  }

  async reachReview(): Promise<void> {
    await this.reachIdentity();
    await this.fillIdentity();
    await this.fillContact();
    await this.givePhoto(await usualFace());
    await this.expectStep("review");
  }

  async submit(): Promise<void> {
    await this.browser.press(words.review.submit);
  }

  expectStep = (step: StepId) => this.browser.expectAt(pathOf(step, "id", this.channel));
}
