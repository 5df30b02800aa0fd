import { expect, type Locator, type Page } from "@playwright/test";
import { journeyPath, pathOf } from "../../components/journey/paths";
import type { CameraProblem } from "../../lib/camera/problem";
import type { Channel } from "../../lib/channels";
import {
  type PhotoField,
  photoFields,
  type RejectName,
  type WireField,
} from "../../lib/kredibel/constraints";
import { nextStep, type StepId, stepOf } from "../../lib/onboarding/steps";
import { wordsOf } from "../../lib/words/of";
import { type Applicant, someApplicant } from "./applicants";
import { type FixedWords, fixedWords, type Language } from "./fixed-words";
import { chosenFile, type PhotoFile, usualCard, usualFace } from "./photos";

type Identity = Pick<Applicant, "identityId" | "fullName" | "birthDate">;
type Contact = Pick<Applicant, "emailAddress" | "phoneNumber">;
/** What `mend` takes for each field. */
type Mended = Identity & Contact & Record<PhotoField, PhotoFile>;
export type OutcomeKind = keyof FixedWords["outcomes"];

/** The journey as the applicant lives it: pages are found by role and by the words that stand on them. */
export class Journey {
  readonly words: FixedWords;
  private firstRun = true;

  constructor(
    readonly page: Page,
    readonly language: Language,
    readonly applicant: Applicant,
    readonly channel: Channel = "self",
  ) {
    this.words = fixedWords[language];
  }

  /** Opens the start page, gives both consents and begins. */
  async start(): Promise<void> {
    await this.open("");
    await this.begin();
  }

  /** The same from a start page that is there already, or comes by itself. */
  async begin(): Promise<void> {
    this.firstRun = true;
    const consents = this.page.getByRole("checkbox");
    await expect(consents).toHaveCount(2);
    await expect(this.heading).toBeFocused();
    for (const consent of await consents.all()) await consent.check();
    await this.press(this.words.start);
    await this.expectStep("card");
  }

  /**
   * Loads an address of this language from the server. A page's heading takes the focus once its script is awake; typing
   * before that would be lost, as it would be for a very quick person on a very slow phone.
   */
  async open(address: "" | "/apply" | `/apply?step=${StepId}`): Promise<void> {
    const start = pathOf("start", this.language, this.channel);
    const page = address.replace("/apply", journeyPath(this.language, this.channel));
    await this.page.goto(address === "" ? start : page);
    await expect(this.heading).toBeFocused();
  }

  async photographCard(): Promise<void> {
    await this.photograph();
    await this.expectNext("card");
  }

  async uploadCard(file?: PhotoFile): Promise<void> {
    await this.upload(file ?? (await usualCard()));
    await this.acceptPhoto();
    await this.expectNext("card");
  }

  async fillIdentity(changes: Partial<Identity> = {}): Promise<void> {
    await this.typeIdentity(changes);
    await this.press(this.words.next);
    await this.expectNext("identity");
  }

  async fillContact(changes: Partial<Contact> = {}): Promise<void> {
    await this.typeContact(changes);
    await this.press(this.words.next);
    await this.expectNext("contact");
  }

  async photographSelfie(): Promise<void> {
    await this.photograph();
    await this.expectNext("selfie");
  }

  async uploadSelfie(file?: PhotoFile): Promise<void> {
    await this.upload(file ?? (await usualFace()));
    await this.acceptPhoto();
    await this.expectNext("selfie");
  }

  /**
   * Gives one answer anew on the page that asks for it, after `correct()` or `change()`, and goes on.
   * @param value the answer as typed, or the file; without it, one that differs from the last
   */
  async mend<Field extends WireField>(field: Field, value?: Mended[Field]): Promise<void> {
    const { identityId, emailAddress, phoneNumber } = someApplicant();
    const others: Mended = {
      identityId,
      emailAddress,
      phoneNumber,
      fullName: `${this.applicant.fullName} BARU`,
      birthDate: { ...this.applicant.birthDate, day: this.applicant.birthDate.day === "18" ? "17" : "18" },
      identityImage: await usualCard({ light: 0.9 }),
      faceImage: await usualFace({ light: 0.9 }),
    };
    const given: Mended = value === undefined ? others : Object.assign(others, { [field]: value });
    const step = stepOf(field);
    await this.expectStep(step as Exclude<StepId, "start">);
    const photo = photoFields.find((one) => one === field);
    if (photo) {
      await this.upload(given[photo]);
      await this.acceptPhoto();
    } else {
      Object.assign(this.applicant, { [field]: given[field] });
      await (step === "identity" ? this.typeIdentity() : this.typeContact());
      await this.press(this.words.next);
    }
    await this.expectNext(step);
  }

  /** Sends the answers. What comes back is for `expectOutcome` or `expectProblem`. */
  async submit(): Promise<void> {
    await this.press(this.words.review.submit);
  }

  /** Everything from the start page to the review, with the camera. */
  async reachReview(): Promise<void> {
    await this.start();
    await this.photographCard();
    await this.fillIdentity();
    await this.fillContact();
    await this.photographSelfie();
  }

  /** The same with files, which is quicker than the camera. */
  async reachReviewWithFiles(photos: { card?: PhotoFile; face?: PhotoFile } = {}): Promise<void> {
    await this.start();
    await this.uploadCard(photos.card);
    await this.fillIdentity();
    await this.fillContact();
    await this.uploadSelfie(photos.face);
  }

  /** Everything from the start page to the answer. */
  async apply(): Promise<void> {
    await this.reachReview();
    await this.submit();
  }

  /** Types the identity without going on: for the tests of what is refused. */
  async typeIdentity(changes: Partial<Identity> = {}): Promise<void> {
    const { identityId, fullName, birthDate } = { ...this.applicant, ...changes };
    const { day, month, year } = this.words.birthDateParts;
    const date = this.page.getByRole("group", { name: this.words.fields.birthDate });
    await this.type(this.textbox(this.words.fields.identityId), identityId);
    await this.type(this.textbox(this.words.fields.fullName), fullName);
    await this.type(date.getByRole("textbox", { name: day }), birthDate.day);
    await this.type(date.getByRole("textbox", { name: month }), birthDate.month);
    await this.type(date.getByRole("textbox", { name: year }), birthDate.year);
  }

  async typeContact(changes: Partial<Contact> = {}): Promise<void> {
    const { emailAddress, phoneNumber } = { ...this.applicant, ...changes };
    await this.type(this.textbox(this.words.fields.emailAddress), emailAddress);
    await this.type(this.textbox(this.words.fields.phoneNumber), phoneNumber);
  }

  /** Opens the camera, takes the picture and accepts it. */
  async photograph(): Promise<void> {
    await this.takePhoto();
    await this.acceptPhoto();
  }

  /** Opens the camera and takes the picture, which then stands still to be judged. */
  async takePhoto(): Promise<void> {
    await this.openCamera();
    await this.shoot();
  }

  async openCamera(): Promise<void> {
    await this.press(this.words.camera.open);
  }

  async shoot(): Promise<void> {
    await this.press(this.words.camera.take);
  }

  async acceptPhoto(): Promise<void> {
    await this.press(this.words.camera.use);
  }

  /** Chooses a file, as the person would in the browser's own dialog. */
  async upload(file: PhotoFile): Promise<void> {
    const chooser = this.page.waitForEvent("filechooser");
    await this.press(this.words.camera.upload);
    await (await chooser).setFiles(chosenFile(file));
  }

  /** On a result: opens what was rejected. From here on a step leads where the app leads, and not to the first run's next. */
  async correct(): Promise<void> {
    this.firstRun = false;
    await this.press(this.words.after.correct);
  }

  /** On the result "service unavailable": goes back to the answers and sends them again. */
  async tryAgain(): Promise<void> {
    await this.press(this.words.after.tryAgain);
    await this.expectStep("review");
    await this.submit();
  }

  /** On the review page: goes back to change one answer. */
  async change(field: keyof FixedWords["fields"]): Promise<void> {
    this.firstRun = false;
    const name = `${this.words.review.change} ${this.words.fields[field]}`;
    await this.page.getByRole("link", { name, exact: true }).click();
  }

  /** The step is on the page and its heading has the focus, so that a screen reader begins there. */
  async expectStep(step: Exclude<StepId, "start">): Promise<void> {
    const address = new RegExp(`${escaped(pathOf(step, this.language, this.channel))}(&ref=[^&]+)?$`);
    await expect(this.page).toHaveURL(address);
    await expect(this.heading).toBeFocused();
  }

  /** The step after this one in the first run; after that, any other, with its heading in focus. */
  private async expectNext(step: StepId): Promise<void> {
    const next = nextStep(step);
    if (this.firstRun && next !== "start") return this.expectStep(next);
    await expect(this.page).not.toHaveURL(pathOf(step, this.language, this.channel));
    await expect(this.heading).toBeFocused();
  }

  /** The page says what is wrong with the camera, and what to do about it. */
  async expectCameraProblem(problem: CameraProblem): Promise<void> {
    await expect(this.heading).toHaveText(wordsOf(this.language).camera.troubles[problem]);
    await expect(this.page.getByRole("main").getByRole("listitem").first()).toBeVisible();
  }

  async expectOutcome(kind: OutcomeKind): Promise<void> {
    await expect(this.heading).toHaveText(this.words.outcomes[kind]);
  }

  /** These answers are listed as rejected and no others, in the order of the journey, each with what is wrong. */
  async expectRejected(rejectFields: readonly RejectName[]): Promise<void> {
    const order = Object.keys(this.words.fields);
    const rejected = [...rejectFields].sort((a, b) => order.indexOf(fieldOf(a)) - order.indexOf(fieldOf(b)));
    const items = this.page.getByRole("main").getByRole("listitem");
    await expect(items.getByRole("heading")).toHaveText(
      rejected.map((name) => this.words.fields[fieldOf(name)]),
    );
    await expect(items).toContainText(rejected.map((name) => wordsOf(this.language).rejected[name]));
  }

  /** The error summary has the focus; the sentence stands there and beside its field, and leads to it. */
  async expectProblem(sentence: string): Promise<void> {
    const summary = this.alert.filter({ hasText: this.words.problemSummary });
    await expect(summary).toBeFocused();
    await expect(this.page.getByRole("main").getByText(sentence)).toHaveCount(2);
    await summary.getByRole("link", { name: sentence }).click();
    await expect(this.page.locator("input:focus")).toBeVisible();
  }

  /** What the page says urgently; Next's own announcer of titles stands outside of `main`. */
  get alert(): Locator {
    return this.page.getByRole("main").getByRole("alert");
  }

  /** The page's one polite live region: what a screen reader says without being asked. */
  get announced(): Locator {
    return this.page.getByRole("status");
  }

  /** @returns all that it has said since, in order */
  async hear(): Promise<() => Promise<string[]>> {
    const heard = await this.announced.evaluateHandle((region) => {
      const sentences: string[] = [];
      new MutationObserver(() => {
        if (region.textContent) sentences.push(region.textContent);
      }).observe(region, { childList: true });
      return sentences;
    });
    return () => heard.jsonValue();
  }

  get heading(): Locator {
    return this.page.getByRole("heading", { level: 1 });
  }

  textbox(name: string): Locator {
    return this.page.getByRole("textbox", { name, exact: true });
  }

  /** Puts an answer into its field, whatever stood there: at once, since no test is about the keys. */
  protected async type(box: Locator, answer: string): Promise<void> {
    await box.fill(answer);
  }

  protected async press(name: string): Promise<void> {
    await this.page.getByRole("button", { name, exact: true }).click();
  }
}

/** What looked not live was the selfie. */
function fieldOf(name: RejectName): WireField {
  return name === "liveness_check" ? "faceImage" : name;
}

const escaped = (text: string) => text.replace(/[?]/g, "\\$&");
