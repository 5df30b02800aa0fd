import { problemSentence } from "../../components/journey/sentences";
import type { DatePart } from "../../lib/fields/fields";
import type { TextProblem } from "../../lib/fields/problem";
import type { TextField } from "../../lib/kredibel/constraints";
import { id } from "../../lib/words/id";
import type { Applicant } from "../support/applicants";
import { expect, test } from "../support/fixtures";
import { sentTo } from "../support/sent";

type BadAnswer = {
  name: string;
  typed: Partial<Applicant>;
  field: TextField;
  problem: TextProblem;
  /** Of the birth date. */
  wrongParts?: DatePart[];
};

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
    wrongParts: ["day", "month"],
  },
  {
    name: "a birth date in the future",
    typed: { birthDate: { day: "1", month: "1", year: "2999" } },
    field: "birthDate",
    problem: { code: "birth_date_future" },
    wrongParts: ["year"],
  },
];

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

test("answers: each bad one is refused in words, and nothing is lost", async ({
  page,
  journey,
  applicant,
}) => {
  await journey.start();
  await journey.uploadCard();
  const sentFromIdentity = sentTo(page);
  const { fields, birthDateParts } = journey.words;
  for (const { name, typed, field, problem, wrongParts } of badIdentities)
    await test.step(name, async () => {
      await journey.typeIdentity(typed);
      await page.getByRole("button", { name: journey.words.next }).click();
      const sentence = problemSentence(id, field, problem);
      await journey.expectProblem(sentence);
      const marked = page.getByRole("group").locator("[aria-invalid=true]");
      if (wrongParts) {
        await expect(marked).toHaveCount(wrongParts.length);
        await expect(marked.first()).toBeFocused();
      }
      for (const part of wrongParts ?? []) {
        const input = journey.textbox(birthDateParts[part]);
        await expect(input).toHaveAttribute("aria-invalid", "true");
        await expect(input).toHaveAccessibleDescription(new RegExp(sentence));
      }
      const { identityId, fullName, birthDate } = { ...applicant, ...typed };
      await expect(journey.textbox(fields.identityId)).toHaveValue(grouped(identityId));
      await expect(journey.textbox(fields.fullName)).toHaveValue(fullName);
      await expect(journey.textbox(birthDateParts.year)).toHaveValue(birthDate.year);
    });
  expect(sentFromIdentity).toEqual([]);
  await journey.fillIdentity();
  const sentFromContact = sentTo(page);
  for (const { name, typed, field, problem } of badContacts)
    await test.step(name, async () => {
      await journey.typeContact(typed);
      await page.getByRole("button", { name: journey.words.next }).click();
      await journey.expectProblem(problemSentence(id, field, problem));
      const { emailAddress, phoneNumber } = { ...applicant, ...typed };
      await expect(journey.textbox(fields.emailAddress)).toHaveValue(emailAddress);
      await expect(journey.textbox(fields.phoneNumber)).toHaveValue(phoneNumber);
    });
  expect(sentFromContact).toEqual([]);
});

test("consent: each missing box is marked, described and said once", async ({ page, journey }) => {
  await journey.open("");
  await page.getByRole("button", { name: journey.words.start }).click();
  await journey.expectProblem(id.missing.consent);
  const [first, second] = [page.getByRole("checkbox").first(), page.getByRole("checkbox").last()];
  for (const box of [first, second])
    await expect(box).toHaveAccessibleDescription(new RegExp(id.missing.consent));
  const changes = await journey.alert.evaluateHandle((alert) => {
    const seen: string[] = [];
    new MutationObserver((records) => {
      seen.push(...records.map(({ type }) => type));
    }).observe(alert, { childList: true, characterData: true, subtree: true });
    return seen;
  });
  await first.check();
  await expect(first).not.toHaveAttribute("aria-invalid");
  await expect(second).toHaveAttribute("aria-invalid", "true");
  await journey.alert.getByRole("link", { name: id.missing.consent }).click();
  await expect(second).toBeFocused();
  expect(await changes.jsonValue(), "an alert that changes is said again").toEqual([]);
});

/** As the field shows a NIK: with or without its spaces. */
function grouped(nik: string): RegExp {
  return new RegExp(`^${[...nik].join("\\s?")}$`);
}
