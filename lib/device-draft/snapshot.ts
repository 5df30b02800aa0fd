import { attemptIdOf, nameAttempt } from "../onboarding/attempt/attempt-id";
import {
  type Answers,
  type Attempt,
  type Draft,
  emptyJourney,
  type Journey,
  type Photo,
} from "../onboarding/draft";

/** Another is of another build, and is not read. */
const shape = 1;

/** `answers`: null where nothing was typed, which is told by identity. */
type PlainDraft = Omit<Draft, "photos" | "answers"> & {
  attemptId: string;
  answers: Answers | null;
  photos: Record<string, number>;
};

/** `draft`: its place in the list; -1: the answers are gone. */
type PlainAttempt = Omit<Attempt, "draft"> & { draft: number };

/** A journey whose photos are named by number. Drafts and photos that are one stay one: corrections compare them so. */
export type Snapshot = {
  shape: number;
  drafts: PlainDraft[];
  draft: number;
  attempt: PlainAttempt | null;
  verdict: PlainAttempt | null;
  linkedTo?: string | undefined;
};

/** @param numberOf the same for the same photo */
export function takeSnapshot(journey: Journey, numberOf: (photo: Photo) => number): Snapshot {
  const drafts: Draft[] = [];
  const placeOf = (draft: Draft) => {
    if (draft !== emptyJourney.draft && !drafts.includes(draft)) drafts.push(draft);
    return drafts.indexOf(draft);
  };
  const plain = (attempt: Attempt | null) => attempt && { ...attempt, draft: placeOf(attempt.draft) };
  const places = {
    draft: placeOf(journey.draft),
    attempt: plain(journey.attempt),
    verdict: plain(journey.verdict),
  };
  const untyped = emptyJourney.draft.answers;
  const numbered = ({ photos, answers, ...draft }: Draft) => ({
    ...draft,
    answers: answers === untyped ? null : answers,
    photos: Object.fromEntries(Object.entries(photos).map(([field, photo]) => [field, numberOf(photo)])),
  });
  return {
    shape,
    ...places,
    linkedTo: journey.linkedTo,
    drafts: drafts.map((draft) => ({ ...numbered(draft), attemptId: attemptIdOf(draft) })),
  };
}

export const photosOf = ({ drafts }: Snapshot): number[] => [
  ...new Set(drafts.flatMap(({ photos }) => Object.values(photos))),
];

/** Null: of another build's shape, or a photo is missing. */
export function fromSnapshot(snapshot: Snapshot, photos: ReadonlyMap<number, Photo>): Journey | null {
  if (snapshot.shape !== shape || photosOf(snapshot).some((number) => !photos.has(number))) return null;
  const drafts = snapshot.drafts.map(({ attemptId, ...plain }) => {
    const named = Object.entries(plain.photos).map(([field, number]) => [field, photos.get(number)]);
    const answers = plain.answers ?? emptyJourney.draft.answers;
    const draft: Draft = { ...plain, answers, photos: Object.fromEntries(named) };
    nameAttempt(draft, attemptId);
    return draft;
  });
  const draftAt = (place: number) => drafts[place] ?? emptyJourney.draft;
  const attemptOf = (plain: PlainAttempt | null) => plain && { ...plain, draft: draftAt(plain.draft) };
  return {
    draft: draftAt(snapshot.draft),
    attempt: attemptOf(snapshot.attempt),
    verdict: attemptOf(snapshot.verdict),
    linkedTo: snapshot.linkedTo,
  };
}
