import { fields, type TypedAnswer } from "../fields/fields";
import type { PhotoSource } from "../fields/photo-source";
import type { PhotoField, TextField } from "../kredibel/constraints";
import type { Outcome } from "../outcomes/outcome";
import type { PhotoFacts } from "../photo/facts";
import { createStore } from "../store";

export type Photo = { blob: Blob; facts: PhotoFacts; source: PhotoSource };

/** Exactly as typed. */
export type Answers = { [Field in TextField]: TypedAnswer[(typeof fields)[Field]["kind"]] };

const emptyAnswer: TypedAnswer = { text: "", date: { day: "", month: "", year: "" } };

export type Consent = { check: boolean; certificate: boolean };

export type Draft = {
  consent: Consent;
  answers: Answers;
  photos: Partial<Record<PhotoField, Photo>>;
  /** A session's, which stand whatever is typed. */
  locked?: Partial<Answers>;
};

/** `over`: nothing of it may be corrected or sent once more. */
export type Attempt = { draft: Draft; outcome: Outcome; over?: boolean };

/** `verdict`: last judged attempt; unprocessed ones keep it, but for their own unknown end. */
export type Journey = {
  draft: Draft;
  attempt: Attempt | null;
  verdict: Attempt | null;
  /** The earlier attempt of unknown outcome; empty: of an earlier application, not named to the server. */
  linkedTo?: string | undefined;
};

/** `draft.answers === emptyJourney.draft.answers`: no input. */
export const emptyJourney: Journey = {
  draft: {
    consent: { check: false, certificate: false },
    answers: Object.fromEntries(
      Object.entries(fields).flatMap(([field, { kind }]) =>
        kind in emptyAnswer ? [[field, emptyAnswer[kind as keyof TypedAnswer]]] : [],
      ),
    ) as Answers,
    photos: {},
  },
  attempt: null,
  verdict: null,
};

/** Answers or photos: what a reload would lose. Ticks are carried over (`updated-page.ts`). */
export const holdsAnswers = ({ answers, photos }: Draft): boolean =>
  answers !== emptyJourney.draft.answers || Object.keys(photos).length > 0;

/** Survives a language switch; the page only as `lib/device-draft` keeps it. */
export const journeyStore = createStore(emptyJourney);

export const journeyDisposed = createStore(false);

export const getJourney = journeyStore.get;

export function setConsent(consent: Partial<Consent>): void {
  changeDraft({ consent: { ...getJourney().draft.consent, ...consent } });
}

export function setAnswers(change: Partial<Answers>): void {
  const { answers: before, locked } = getJourney().draft;
  // A form goes on changing the very objects that it has given.
  const answers = structuredClone({ ...before, ...change, ...locked });
  if (JSON.stringify(answers) !== JSON.stringify(before)) changeDraft({ answers });
}

/** Same answers, new attempt id; drops an attempt without answers. */
export function renewDraft(): void {
  const journey = getJourney();
  const gone = journey.attempt?.draft.answers === emptyJourney.draft.answers;
  const { draft, linkedTo } = journey;
  replaceJourney({ ...(gone ? emptyJourney : journey), draft: { ...draft }, linkedTo: linkedTo && "" });
}

export function startAgain(): void {
  replaceJourney(emptyJourney);
}

/** Final: pending photos and replies cannot restore data. */
export function disposeJourney(): void {
  startAgain();
  journeyDisposed.set(true);
}

/** For `set-photo`, which the start page does not load. */
export function changeDraft(change: Partial<Draft>): void {
  const journey = getJourney();
  replaceJourney({ ...journey, draft: { ...journey.draft, ...change } });
}

export function replaceJourney(next: Journey): void {
  if (!journeyDisposed.get()) journeyStore.set(next);
}
