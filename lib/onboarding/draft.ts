import { fields, type TypedAnswer } from "../fields/fields";
import type { PhotoSource } from "../fields/photo-source";
import type { PhotoField, TextField } from "../kredibel/constraints";
import type { Outcome } from "../outcomes/outcome";
import type { PhotoFacts } from "../photo/facts";
import { createStore } from "../store";

/** A photo as it will be sent, with what `inspectPhoto` found in it. */
export type Photo = { blob: Blob; facts: PhotoFacts; source: PhotoSource };

/** What was typed, exactly as it was typed. */
export type Answers = { [Field in TextField]: TypedAnswer[(typeof fields)[Field]["kind"]] };

const emptyAnswer: TypedAnswer = { text: "", date: { day: "", month: "", year: "" } };

/** The two boxes of the start page. */
export type Consent = { check: boolean; certificate: boolean };

/** What the person gave, right or wrong. A photo that was not taken is absent. */
export type Draft = { consent: Consent; answers: Answers; photos: Partial<Record<PhotoField, Photo>> };

/** The last submission: the draft as it was sent, and how it ended. */
export type Attempt = { draft: Draft; outcome: Outcome };

/**
 * `attempt` is the last submission. `verdict` is the last one that was judged: a submission that was not processed says
 * nothing about the answers, so what was rejected before it stays rejected.
 */
export type Journey = {
  draft: Draft;
  attempt: Attempt | null;
  verdict: Attempt | null;
  /** The attempt without a known end that the person chose to go on from. */
  linkedTo?: string | undefined;
};

/** A journey before its first answer, and what a server renders. `draft === emptyJourney.draft`: nothing to lose. */
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

/** One journey a page: a language switch remounts the components, and nothing outlives the page. */
export const journeyStore = createStore(emptyJourney);

/** Whether the journey was ended for good: only another page begins another one. */
export const journeyDisposed = createStore(false);

/** The journey now: the same object until something changes. */
export const getJourney = journeyStore.get;

export function setConsent(consent: Partial<Consent>): void {
  changeDraft({ consent: { ...getJourney().draft.consent, ...consent } });
}

/** The same answers once more are no other draft. */
export function setAnswers(change: Partial<Answers>): void {
  const before = getJourney().draft.answers;
  const answers = { ...before, ...change };
  if (JSON.stringify(answers) !== JSON.stringify(before)) changeDraft({ answers });
}

/**
 * Makes the same answers a new draft: they are sent as another attempt then, as a new application needs. An attempt whose
 * answers a reload has taken has nothing to say against new ones.
 */
export function renewDraft(): void {
  const journey = getJourney();
  const gone = journey.attempt?.draft === emptyJourney.draft;
  replaceJourney({ ...(gone ? emptyJourney : journey), draft: { ...journey.draft } });
}

/** Forgets everything. */
export function startAgain(): void {
  replaceJourney(emptyJourney);
}

/** Forgets everything for good: a photo or an answer that is still under way can put nothing back. */
export function disposeJourney(): void {
  startAgain();
  journeyDisposed.set(true);
}

/** Here for `set-photo`, which the start page does not load. */
export function changeDraft(change: Partial<Draft>): void {
  const journey = getJourney();
  replaceJourney({ ...journey, draft: { ...journey.draft, ...change } });
}

/** Here for `record-attempt`, as well. */
export function replaceJourney(next: Journey): void {
  if (!journeyDisposed.get()) journeyStore.set(next);
}
