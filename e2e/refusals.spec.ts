import type { Page } from "@playwright/test";
import { id } from "../lib/words/id";
import { expect, test } from "./fixtures";
import { forgeSubmission } from "./forgery";
import { cardPhoto, emptyFile, renamedText, truncatedPhoto } from "./photos";

const { problems, missing } = id;

const badIdentities = [
  {
    name: "nothing",
    changes: { identityId: "", fullName: "", birthDate: date("", "", "") },
    sentence: missing.identityId,
  },
  {
    name: "15 digits",
    changes: { identityId: "999999570890000" },
    sentence: problems.nik_length({ digits: 15 }),
  },
  {
    name: "17 digits",
    changes: { identityId: "99999957089000012" },
    sentence: problems.nik_length({ digits: 17 }),
  },
  {
    name: "letters in the NIK",
    changes: { identityId: "99999957089OOOO1" },
    sentence: problems.nik_characters(),
  },
  {
    name: "31 February",
    changes: { birthDate: date("31", "2", "1990") },
    sentence: problems.birth_date_impossible(),
  },
  {
    name: "a future date",
    changes: { birthDate: date("1", "1", "2999") },
    sentence: problems.birth_date_future(),
  },
];

for (const { name, changes, sentence } of badIdentities) {
  test(`identity: ${name} is refused in words, and nothing is lost`, async ({ page, journey, applicant }) => {
    await journey.start();
    await journey.photographCard();
    const calls = actionCalls(page);
    await journey.typeIdentity(changes);
    await page.getByRole("button", { name: journey.words.next }).click();
    await journey.expectProblem(sentence);
    const typed = { ...applicant, ...changes };
    await expect(journey.textbox(journey.words.fields.identityId)).toHaveValue(spaced(typed.identityId));
    await expect(journey.textbox(journey.words.fields.fullName)).toHaveValue(typed.fullName);
    expect(calls).toEqual([]);
  });
}

const badContacts = [
  { name: "nothing", changes: { emailAddress: "", phoneNumber: "" }, sentence: missing.emailAddress },
  { name: "half an e-mail address", changes: { emailAddress: "contoh@" }, sentence: problems.email_format() },
  {
    name: "letters in the phone number",
    changes: { phoneNumber: "0812abc45678" },
    sentence: problems.phone_characters(),
  },
  { name: "a fixed line", changes: { phoneNumber: "0215551234" }, sentence: problems.phone_fixed_line() },
];

for (const { name, changes, sentence } of badContacts) {
  test(`contact: ${name} is refused in words, and nothing is lost`, async ({ page, journey, applicant }) => {
    await journey.start();
    await journey.photographCard();
    await journey.fillIdentity();
    const calls = actionCalls(page);
    await journey.typeContact(changes);
    await page.getByRole("button", { name: journey.words.next }).click();
    await journey.expectProblem(sentence);
    const typed = { ...applicant, ...changes };
    await expect(journey.textbox(journey.words.fields.emailAddress)).toHaveValue(typed.emailAddress);
    await expect(journey.textbox(journey.words.fields.phoneNumber)).toHaveValue(typed.phoneNumber);
    expect(calls).toEqual([]);
  });
}

const badFiles = [
  {
    name: "a 10 KB photo",
    file: () => cardPhoto({ width: 320, height: 202, noise: 2 }),
    sentence: /320 × 202/,
  },
  { name: "a text file renamed to .jpg", file: async () => renamedText(), sentence: problems.photo_type() },
  { name: "a truncated JPEG", file: truncatedPhoto, sentence: problems.photo_damaged() },
  { name: "a file of 0 bytes", file: async () => emptyFile(), sentence: problems.photo_empty() },
];

for (const { name, file, sentence } of badFiles) {
  test(`photo: ${name} is refused in words, and another one is taken`, async ({ page, journey }) => {
    await journey.start();
    await journey.upload(await file());
    await expect(page.getByRole("alert")).toContainText(sentence);
    await journey.uploadCard();
  });
}

test("start: nothing is asked without both consents", async ({ page, journey }) => {
  await journey.open("");
  await page.getByRole("checkbox").first().check();
  await page.getByRole("button", { name: journey.words.start }).click();
  await journey.expectProblem(missing.consent);
});

function date(day: string, month: string, year: string) {
  return { day, month, year };
}

/** The NIK is shown in groups of four. */
function spaced(nik: string): RegExp {
  return new RegExp(`^${[...nik].join("\\s?")}$`);
}

function actionCalls(page: Page): string[] {
  const calls: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") calls.push(request.url());
  });
  return calls;
}
