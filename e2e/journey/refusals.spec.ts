import { problemSentence } from "../../components/journey/sentences";
import type { TextProblem } from "../../lib/fields/problem";
import type { TextField } from "../../lib/kredibel/constraints";
import { id } from "../../lib/words/id";
import type { Applicant } from "../support/applicants";
import { expect, test } from "../support/fixtures";
import { cardPhoto, emptyFile, type PhotoFile, renamedText, truncatedPhoto } from "../support/photos";
import { sentTo } from "../support/sent";

type BadAnswer = { name: string; typed: Partial<Applicant>; field: TextField; problem: TextProblem };

const badIdentities: BadAnswer[] = [
  {
    name: "nothing",
    typed: { identityId: "", fullName: "", birthDate: { day: "", month: "", year: "" } },
    field: "identityId",
    problem: { code: "missing" },
  },
  ...[15, 17].map(
    (digits): BadAnswer => ({
      name: `${digits} digits`,
      typed: { identityId: "99".padEnd(digits, "1") },
      field: "identityId",
      problem: { code: "nik_length", digits },
    }),
  ),
  {
    name: "a NIK with letters",
    typed: { identityId: "99999957O89OOOO1" },
    field: "identityId",
    problem: { code: "nik_characters" },
  },
  {
    name: "31 February",
    typed: { birthDate: { day: "31", month: "2", year: "1990" } },
    field: "birthDate",
    problem: { code: "birth_date_impossible" },
  },
  {
    name: "a birth date in the future",
    typed: { birthDate: { day: "1", month: "1", year: "2999" } },
    field: "birthDate",
    problem: { code: "birth_date_future" },
  },
];

for (const { name, typed, field, problem } of badIdentities) {
  test(`${name} is refused in words, and nothing is lost`, async ({ page, journey, applicant }) => {
    await journey.start();
    await journey.photographCard();
    const sent = sentTo(page);
    await journey.typeIdentity(typed);
    await page.getByRole("button", { name: journey.words.next }).click();
    await journey.expectProblem(problemSentence(id, field, problem));
    const { identityId, fullName, birthDate } = { ...applicant, ...typed };
    const { fields, birthDateParts } = journey.words;
    await expect(journey.textbox(fields.identityId)).toHaveValue(grouped(identityId));
    await expect(journey.textbox(fields.fullName)).toHaveValue(fullName);
    await expect(journey.textbox(birthDateParts.year)).toHaveValue(birthDate.year);
    expect(sent).toEqual([]);
  });
}

const badContacts: BadAnswer[] = [
  {
    name: "no e-mail address",
    typed: { emailAddress: "", phoneNumber: "" },
    field: "emailAddress",
    problem: { code: "missing" },
  },
  {
    name: "half an e-mail address",
    typed: { emailAddress: "contoh@" },
    field: "emailAddress",
    problem: { code: "email_format" },
  },
  {
    name: "a phone number with letters",
    typed: { phoneNumber: "0812abc45678" },
    field: "phoneNumber",
    problem: { code: "phone_characters" },
  },
  {
    name: "half a phone number",
    typed: { phoneNumber: "08123456" },
    field: "phoneNumber",
    problem: { code: "phone_length" },
  },
];

for (const { name, typed, field, problem } of badContacts) {
  test(`${name} is refused in words, and nothing is lost`, async ({ page, journey, applicant }) => {
    await journey.start();
    await journey.photographCard();
    await journey.fillIdentity();
    const sent = sentTo(page);
    await journey.typeContact(typed);
    await page.getByRole("button", { name: journey.words.next }).click();
    await journey.expectProblem(problemSentence(id, field, problem));
    const { emailAddress, phoneNumber } = { ...applicant, ...typed };
    await expect(journey.textbox(journey.words.fields.emailAddress)).toHaveValue(emailAddress);
    await expect(journey.textbox(journey.words.fields.phoneNumber)).toHaveValue(phoneNumber);
    expect(sent).toEqual([]);
  });
}

type BadFile = { name: string; file: () => Promise<PhotoFile>; sentence: string };

const badFiles: BadFile[] = [
  {
    name: "a 10 KB photo",
    file: () => cardPhoto({ width: 220, height: 140, noise: 2 }),
    sentence: problemSentence(id, "identityImage", {
      code: "photo_pixels",
      width: 220,
      height: 140,
      minWidth: 480,
      minHeight: 360,
    }),
  },
  {
    name: "a text file renamed to .jpg",
    file: async () => renamedText(),
    sentence: problemSentence(id, "identityImage", { code: "photo_type" }),
  },
  {
    name: "a truncated JPEG",
    file: truncatedPhoto,
    sentence: problemSentence(id, "identityImage", { code: "photo_damaged" }),
  },
  {
    name: "a file of 0 bytes",
    file: async () => emptyFile(),
    sentence: problemSentence(id, "identityImage", { code: "photo_empty" }),
  },
];

for (const { name, file, sentence } of badFiles) {
  test(`${name} is refused in words, and another one is taken`, async ({ journey }) => {
    await journey.start();
    await journey.upload(await file());
    await expect(journey.alert).toContainText(sentence);
    await journey.uploadCard();
  });
}

test("the journey does not begin without both consents", async ({ page, journey }) => {
  await journey.open("");
  await page.getByRole("checkbox").first().check();
  await page.getByRole("button", { name: journey.words.start }).click();
  await journey.expectProblem(id.missing.consent);
});

/** As the field shows a NIK: with or without its spaces. */
function grouped(nik: string): RegExp {
  return new RegExp(`^${[...nik].join("\\s?")}$`);
}
