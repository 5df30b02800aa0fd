import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  emptyJourney,
  getJourney,
  recordAttempt,
  setAnswers,
  setConsent,
  setPhoto,
  startAgain,
  subscribe,
} from "./draft";
import { somePhoto } from "./draft-fixtures";

const outcome = { kind: "unavailable", errorId: "1" } as const;

beforeEach(startAgain);

describe("the journey's store", () => {
  const photo = somePhoto();
  const changes: [string, () => void][] = [
    ["setConsent", () => setConsent({ check: true, certificate: false })],
    ["setAnswers", () => setAnswers({ fullName: "Budi" })],
    ["setPhoto", () => setPhoto("faceImage", photo)],
    ["recordAttempt", () => recordAttempt(outcome)],
    ["startAgain", startAgain],
  ];

  it.each(changes)("tells its listeners once of %s, and a listener that left nothing", (_, change) => {
    setAnswers({ fullName: "Ani" });
    const stays = vi.fn();
    const leaves = vi.fn();
    const unsubscribe = subscribe(stays);
    subscribe(leaves)();
    const before = getJourney();
    change();
    expect(getJourney()).not.toBe(before);
    expect(stays).toHaveBeenCalledTimes(1);
    expect(leaves).not.toHaveBeenCalled();
    unsubscribe();
  });

  it("gives the same snapshot until something changes", () => {
    setAnswers({ fullName: "Budi" });
    expect(getJourney()).toBe(getJourney());
  });

  it("changes only what it is told to change", () => {
    setAnswers({ fullName: "Budi", birthDate: { day: "1", month: "", year: "" } });
    setAnswers({ emailAddress: "budi@contoh.id" });
    setPhoto("identityImage", photo);
    const other = somePhoto();
    setPhoto("faceImage", other);
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
    });
  });

  it("keeps the draft as it was sent, whatever is typed afterwards", () => {
    setAnswers({ fullName: "Budi" });
    const sent = getJourney().draft;
    recordAttempt(outcome);
    setAnswers({ fullName: "Budi Santoso" });
    expect(getJourney().attempt).toEqual({ draft: sent, outcome });
    expect(getJourney().attempt?.draft.answers.fullName).toBe("Budi");
    recordAttempt(outcome, sent);
    expect(getJourney().attempt?.draft).toBe(sent);
  });

  it("forgets everything when it starts again", () => {
    setPhoto("faceImage", photo);
    recordAttempt(outcome);
    startAgain();
    expect(getJourney()).toBe(emptyJourney);
  });
});
