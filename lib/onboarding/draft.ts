import { fields, type TypedAnswer } from "../fields/fields";
import type { PhotoSource } from "../fields/photo-source";
import type { PhotoField, TextField } from "../kredibel/constraints";
import type { Outcome } from "../outcomes/outcome";
import type { PhotoFacts } from "../photo/facts";

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

/*
 * One journey a page, in the memory of this module: it outlives the components that a language switch remounts, and
 * nothing of it outlives the page. Every change makes a new snapshot, so `useSyncExternalStore` can read it.
 */
let journey = emptyJourney;
let sealed = false;
const listeners = new Set<() => void>();

/** The journey now: the same object until something changes. */
export function getJourney(): Journey {
  return journey;
}

/** @returns the end of the subscription */
export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function setConsent(consent: Partial<Consent>): void {
  changeDraft({ consent: { ...journey.draft.consent, ...consent } });
}

/** The same answers once more are no other draft. */
export function setAnswers(change: Partial<Answers>): void {
  const answers = { ...journey.draft.answers, ...change };
  if (JSON.stringify(answers) !== JSON.stringify(journey.draft.answers)) changeDraft({ answers });
}

/**
 * Makes the same answers a new draft: they are sent as another attempt then, as a new application needs. An attempt whose
 * answers a reload has taken has nothing to say against new ones.
 */
export function renewDraft(): void {
  const gone = journey.attempt?.draft === emptyJourney.draft;
  replaceJourney({ ...(gone ? emptyJourney : journey), draft: { ...journey.draft } });
}

/** Forgets everything. */
export function startAgain(): void {
  replaceJourney(emptyJourney);
}

/**
 * Forgets everything, for good: whatever is still under way (a photo, an answer) can put nothing back. Only another page
 * begins another journey.
 */
export function sealJourney(): void {
  startAgain();
  sealed = true;
  tell();
}

export const isSealed = (): boolean => sealed;

/** Here for `set-photo`, which the start page does not load. */
export function changeDraft(change: Partial<Draft>): void {
  replaceJourney({ ...journey, draft: { ...journey.draft, ...change } });
}

/** Here for `record-attempt`, as well. */
export function replaceJourney(next: Journey): void {
  if (sealed) return;
  journey = next;
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}
