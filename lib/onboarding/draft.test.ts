import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Outcome } from "../outcomes/outcome";
import { goOnFrom, recordAttempt } from "./attempt/record-attempt";
import { sentAlready } from "./correction";
import {
  disposeJourney,
  emptyJourney,
  getJourney,
  journeyDisposed,
  journeyStore,
  renewDraft,
  setAnswers,
  setConsent,
  startAgain,
} from "./draft";
import { setPhoto } from "./set-photo";
import { somePhoto } from "./testing/drafts";

const said = { id: "Sudah ditolak.", en: "Rejected before." };

const outcome = { kind: "unavailable", errorId: "1" } as const;
const notVerified: Outcome = { kind: "not_verified", reference: "r", fields: ["faceImage"], at: "" };

beforeEach(startAgain);

/** So that there is something to lose: of an empty draft only what was judged is kept. */
const type = () => setAnswers({ fullName: "SITI CONTOH" });

describe("the journey's store", () => {
  const photo = somePhoto();
  const changes: [string, () => void | Promise<void>][] = [
    ["setConsent", () => setConsent({ check: true, certificate: false })],
    ["setAnswers", () => setAnswers({ fullName: "Budi" })],
    ["setPhoto", () => setPhoto("faceImage", photo)],
    ["recordAttempt", () => recordAttempt(outcome)],
    ["startAgain", startAgain],
  ];

  it.each(changes)("tells its listeners once of %s, and a listener that left nothing", async (_, change) => {
    setAnswers({ fullName: "Ani" });
    const stays = vi.fn();
    const leaves = vi.fn();
    const unsubscribe = journeyStore.subscribe(stays);
    journeyStore.subscribe(leaves)();
    const before = getJourney();
    await change();
    expect(getJourney()).not.toBe(before);
    expect(stays).toHaveBeenCalledTimes(1);
    expect(leaves).not.toHaveBeenCalled();
    unsubscribe();
  });

  it("setAnswers: tells of what a form has changed in the objects that it gave before", () => {
    const birthDate = { day: "17", month: "", year: "" };
    setAnswers({ birthDate });
    const before = getJourney();
    birthDate.month = "8";
    expect(getJourney().draft.answers.birthDate.month).toBe("");
    setAnswers({ birthDate });
    expect(getJourney()).not.toBe(before);
    expect(getJourney().draft.answers.birthDate.month).toBe("8");
  });

  it("gives the same snapshot until something changes", () => {
    setAnswers({ fullName: "Budi" });
    expect(getJourney()).toBe(getJourney());
  });

  it("changes only what it is told to change", async () => {
    setAnswers({ fullName: "Budi", birthDate: { day: "1", month: "", year: "" } });
    setAnswers({ emailAddress: "budi@contoh.id" });
    await setPhoto("identityImage", photo);
    const other = somePhoto();
    await setPhoto("faceImage", other);
    setConsent({ check: true, certificate: true });
    expect(getJourney()).toEqual({
      draft: {
        consent: { check: true, certificate: true },
        answers: {
          ...emptyJourney.draft.answers,
          fullName: "Budi",
          birthDate: { day: "1", month: "", year: "" },
          emailAddress: "budi@contoh.id",
        },
        photos: { identityImage: photo, faceImage: other },
      },
      attempt: null,
      verdict: null,
    });
  });

  it("keeps the draft as it was sent, whatever is typed afterwards", () => {
    setAnswers({ fullName: "Budi" });
    const sent = getJourney().draft;
    recordAttempt(outcome);
    setAnswers({ fullName: "Budi Santoso" });
    expect(getJourney().attempt).toEqual({ draft: sent, outcome, over: false });
    expect(getJourney().attempt?.draft.answers.fullName).toBe("Budi");
    recordAttempt(outcome, sent);
    expect(getJourney().attempt?.draft).toBe(sent);
  });

  it("photo: the judged one by its content, whatever was there in between", async () => {
    const judged = somePhoto(7);
    await setPhoto("faceImage", judged);
    recordAttempt(notVerified);
    await setPhoto("faceImage", somePhoto(8));
    expect(getJourney().draft.photos.faceImage).not.toBe(judged);
    await setPhoto("faceImage", somePhoto(7));
    expect(getJourney().draft.photos.faceImage).toBe(judged);
  });

  it.each<[string, Outcome]>([
    ["unavailable", outcome],
    ["refused by a limit", { kind: "refused", reason: "limit" }],
    [
      "refused unchanged",
      { kind: "refused", reason: "unchanged", said, fields: ["fullName"], sendable: true },
    ],
  ])("keeps the verdict when a later submission is %s", (_, later) => {
    type();
    recordAttempt(notVerified);
    const { verdict } = getJourney();
    expect(verdict?.outcome).toBe(notVerified);
    recordAttempt(later);
    expect(getJourney().attempt?.outcome).toBe(later);
    expect(getJourney().verdict).toBe(verdict);
  });

  it("learns a rejection that only the server remembers", () => {
    const unchanged = {
      kind: "refused",
      reason: "unchanged",
      said,
      fields: ["fullName"],
      sendable: true,
    } satisfies Outcome;
    recordAttempt(unchanged);
    expect(getJourney().verdict?.outcome).toBe(unchanged);
  });

  it("takes no other refusal for a verdict, whether there is one or not", () => {
    recordAttempt({ kind: "refused", reason: "busy" });
    expect(getJourney().verdict).toBeNull();
  });

  it("goes on from an unknown end with the same answers, as a draft that names it", () => {
    setAnswers({ fullName: "SITI CONTOH" });
    recordAttempt({ kind: "unknown", attemptId: "1" });
    const { draft } = getJourney();
    goOnFrom("1");
    expect(getJourney()).toEqual({ draft, attempt: null, verdict: null, linkedTo: "1" });
    expect(getJourney().draft).not.toBe(draft);
  });

  it.each<Outcome>([
    { kind: "invalid", problems: { faceImage: { code: "malformed" } } },
    { kind: "refused", reason: "unchanged", said, fields: ["fullName"], sendable: true },
    outcome,
  ])("still names the end that nobody knows after one that took no call: %j", (unspent) => {
    type();
    goOnFrom("1");
    recordAttempt(unspent);
    expect(getJourney()).toMatchObject({ attempt: { outcome: unspent }, linkedTo: "1" });
  });

  it.each<Outcome>([notVerified, { kind: "unknown", attemptId: "2" }])(
    "no longer names the end that nobody knows once another call was made: %j",
    (spent) => {
      type();
      goOnFrom("1");
      recordAttempt(spent);
      expect(getJourney().linkedTo).toBeUndefined();
    },
  );

  it("unknown end: an attempt that may run again is sent once more, another draft's stands", () => {
    type();
    recordAttempt({ kind: "unknown", attemptId: "1" });
    const { verdict, draft } = getJourney();
    expect(sentAlready(getJourney())).toBe(true);
    recordAttempt(outcome, { ...draft });
    expect(getJourney().verdict).toBe(verdict);
    recordAttempt(outcome);
    expect(sentAlready(getJourney())).toBe(false);
    expect(getJourney()).toMatchObject({ attempt: { outcome, over: false }, verdict: null });
    expect(getJourney().draft).toBe(draft);
  });

  it("unchanged: what the server remembers stands where the same draft is not processed", () => {
    type();
    const unchanged: Outcome = {
      kind: "refused",
      reason: "unchanged",
      said,
      fields: ["fullName"],
      sendable: true,
    };
    recordAttempt(unchanged);
    recordAttempt(outcome);
    expect(getJourney().verdict?.outcome).toBe(unchanged);
  });

  it("makes the same answers another draft", () => {
    setAnswers({ fullName: "SITI CONTOH" });
    const { draft } = getJourney();
    renewDraft();
    expect(getJourney().draft).toEqual(draft);
    expect(getJourney().draft).not.toBe(draft);
  });

  it("names no attempt of the application before, and knows that there was one", () => {
    type();
    renewDraft();
    expect(getJourney().linkedTo).toBeUndefined();
    goOnFrom("1");
    renewDraft();
    expect(getJourney().linkedTo).toBe("");
    expect(getJourney().draft.answers.fullName).toBe("SITI CONTOH");
  });

  it("keeps what was judged for the next draft, unless a reload took the answers", () => {
    type();
    recordAttempt(notVerified);
    renewDraft();
    expect(getJourney().verdict?.outcome).toBe(notVerified);

    startAgain();
    recordAttempt(notVerified, emptyJourney.draft);
    const consent = { check: true, certificate: true };
    setConsent(consent);
    renewDraft();
    expect(getJourney()).toEqual({ ...emptyJourney, draft: { ...emptyJourney.draft, consent } });
  });

  it("keeps nothing of what was wrong with answers once they are gone", () => {
    recordAttempt({ kind: "unknown", attemptId: "1" }, emptyJourney.draft);
    recordAttempt({ kind: "invalid", problems: {} }, emptyJourney.draft);
    expect(getJourney()).toBe(emptyJourney);
  });

  it("keeps that nothing was processed, to say so once the answers are gone", () => {
    recordAttempt(outcome, emptyJourney.draft);
    expect(getJourney().attempt).toEqual({ outcome, draft: emptyJourney.draft, over: true });
  });

  it("forgets everything when it starts again", async () => {
    await setPhoto("faceImage", photo);
    recordAttempt(outcome);
    startAgain();
    expect(getJourney()).toBe(emptyJourney);
  });
});

// Last: nothing opens it again but another page, and here another run.
it("puts nothing back once it is disposed", async () => {
  setAnswers({ fullName: "SITI CONTOH" });
  const told: boolean[] = [];
  journeyDisposed.subscribe(() => told.push(journeyDisposed.get()));
  disposeJourney();
  expect(told.at(-1)).toBe(true);
  setAnswers({ fullName: "SITI CONTOH" });
  await setPhoto("faceImage", somePhoto());
  recordAttempt(outcome);
  expect(getJourney()).toBe(emptyJourney);
});
