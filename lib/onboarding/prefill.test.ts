import { beforeEach, expect, test } from "vitest";
import { emptyJourney, getJourney, setAnswers, startAgain } from "./draft";
import { readAnswer } from "./field";
import { fillIn, type Prefill } from "./prefill";

beforeEach(startAgain);

const prefill = {
  fullName: { value: "SITI CONTOH", locked: true },
  birthDate: { value: "1990-08-17", locked: true },
  emailAddress: { value: "siti@contoh.id", locked: false },
  phoneNumber: { value: "6281234567890", locked: false },
} satisfies Prefill;

const answers = () => getJourney().draft.answers;

test("fillIn: each value is read as it would be sent", () => {
  fillIn(prefill);
  for (const field of Object.keys(prefill) as (keyof typeof prefill)[])
    expect(readAnswer(field, getJourney().draft)).toEqual({ ok: true, value: prefill[field].value });
  expect(answers().identityId).toBe("");
});

test("setAnswers: a locked answer stands, one that is filled in and not locked gives way", () => {
  fillIn(prefill);
  setAnswers({
    fullName: "BUDI CONTOH",
    birthDate: { day: "", month: "", year: "" },
    emailAddress: "budi@contoh.id",
  });
  expect(answers()).toMatchObject({
    fullName: "SITI CONTOH",
    birthDate: { day: "17", month: "08", year: "1990" },
    emailAddress: "budi@contoh.id",
  });
});

test("fillIn: what was typed before it came stays, but for what is locked", () => {
  setAnswers({ fullName: "BUDI CONTOH", emailAddress: "budi@contoh.id" });
  fillIn(prefill);
  expect(answers()).toMatchObject({ fullName: "SITI CONTOH", emailAddress: "budi@contoh.id" });
  expect(answers().phoneNumber).toBe("");
});

test("fillIn: a draft that is filled in stays as it is", () => {
  fillIn(prefill);
  setAnswers({ emailAddress: "" });
  const filled = getJourney();
  fillIn(prefill);
  expect(getJourney()).toBe(filled);
});

test("fillIn: a new application is filled in again", () => {
  fillIn(prefill);
  startAgain();
  expect(getJourney()).toBe(emptyJourney);
  fillIn(prefill);
  expect(answers().emailAddress).toBe("siti@contoh.id");
});
