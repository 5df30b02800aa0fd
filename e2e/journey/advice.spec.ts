import { adviceSentence } from "../../components/journey/sentences";
import { en } from "../../lib/words/en";
import { id } from "../../lib/words/id";
import { expect, test } from "../support/fixtures";

test("an odd NIK is advised about on its page and on the review, aloud, and stops nothing", async ({
  page,
  journey,
}) => {
  const nik = "3201012505900000";
  const said = [{ code: "nik_birth_date" } as const, { code: "nik_serial" } as const]
    .map((advice) => adviceSentence(id, advice))
    .join(" ");
  await journey.start();
  await journey.photographCard();
  const heard = await journey.hear();
  await journey.typeIdentity({ identityId: nik });
  await expect(journey.announced).toHaveText(said);
  expect((await heard())[0]).toBe(id.identity.province("Jawa Barat"));
  await expect(page.getByRole("main").getByText(id.identity.province("Jawa Barat"))).toBeVisible();
  await journey.fillIdentity({ identityId: nik });
  await journey.fillContact();
  await journey.photographSelfie();
  await expect(page.getByRole("main")).toContainText(adviceSentence(id, { code: "nik_serial" }));
  await journey.submit();
  await journey.expectOutcome("verified");
});

for (const [locale, words] of [
  ["id-ID", id],
  ["en-GB", en],
] as const)
  test.describe(() => {
    test.use({ locale });

    test(`advice: what is announced in ${locale} is not in the description before the field is left`, async ({
      journey,
    }) => {
      const help = words.help.identityId;
      const serial = adviceSentence(words, { code: "nik_serial" });
      const province = adviceSentence(words, { code: "nik_province" });
      await journey.start();
      await journey.uploadCard();
      const heard = await journey.hear();
      const field = journey.textbox(words.fields.identityId);
      await field.fill("3201012505900000");
      await expect.poll(heard).toContain(serial);
      await expect(field).toHaveAccessibleDescription(help);
      await journey.textbox(words.fields.fullName).focus();
      await expect(field).toHaveAccessibleDescription(`${help} ${serial}`);
      await field.focus();
      await expect(field).toHaveAccessibleDescription(`${help} ${serial}`);
      await field.fill("9901012505900001");
      await expect.poll(heard).toContain(province);
      await expect(field).toHaveAccessibleDescription(help);
      await journey.textbox(words.fields.fullName).focus();
      await expect(field).toHaveAccessibleDescription(`${help} ${province}`);
      expect((await heard()).filter((sentence) => [serial, province].includes(sentence))).toEqual([
        serial,
        province,
      ]);
    });
  });

test("a mistyped e-mail domain is mended with one press", async ({ page, journey }) => {
  await journey.start();
  await journey.photographCard();
  await journey.fillIdentity();
  await journey.typeContact({ emailAddress: "Siti.Contoh@gmial.com" });
  const advice = adviceSentence(id, { code: "email_domain", suggestion: "gmail.com" });
  await expect(journey.announced).toHaveText(advice);
  const suggestion = page.getByRole("button", { name: id.contact.takeSuggestion("Siti.Contoh@gmail.com") });
  await suggestion.click();
  const field = journey.textbox(id.fields.emailAddress);
  await expect(field).toHaveValue("Siti.Contoh@gmail.com");
  await expect(field).toBeFocused();
  await expect(suggestion).toHaveCount(0);
});

test("the rest of an e-mail address is one press away", async ({ page, journey }) => {
  await journey.start();
  await journey.uploadCard();
  await journey.fillIdentity();
  await journey.typeContact({ emailAddress: "siti.contoh" });
  const offers = page.getByRole("group", { name: id.contact.domains });
  await expect(offers).toHaveCount(0);
  const field = journey.textbox(id.fields.emailAddress);
  await field.press("End");
  const heard = await journey.hear();
  await field.press("@");
  await expect.poll(heard).toEqual([id.contact.domains]);
  await offers.getByRole("button", { name: "@gmail.com" }).click();
  await expect(field).toHaveValue("siti.contoh@gmail.com");
  await expect(field).toBeFocused();
  await expect(offers).toHaveCount(0);
});

test("copying the reference is said aloud", async ({ page, journey, context }) => {
  await context.grantPermissions(["clipboard-write"]);
  await journey.apply();
  await journey.expectOutcome("verified");
  await page.getByRole("button", { name: id.result.copy }).click();
  await expect(journey.announced).toHaveText(id.result.copied);
});
