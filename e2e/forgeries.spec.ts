import { wireFields } from "../lib/kredibel/constraints";
import { id } from "../lib/words/id";
import { expect, test } from "./fixtures";
import { type Forgery, forgeSubmission } from "./forgery";
import { emptyFile, type PhotoFile, renamedText, truncatedPhoto } from "./photos";

/** Whoever has developer tools can send anything: the server answers in words, and Kredibel hears nothing. */
const forgeries: { name: string; forgery: () => Promise<Forgery> }[] = [
  ...wireFields.flatMap((field) => [
    { name: `no ${field}`, forgery: async (): Promise<Forgery> => ({ kind: "without", field }) },
    { name: `${field} twice`, forgery: async (): Promise<Forgery> => ({ kind: "doubled", field }) },
  ]),
  { name: "a text file as the card", forgery: () => photo(renamedText()) },
  { name: "a file of 0 bytes as the card", forgery: () => photo(emptyFile()) },
  { name: "a truncated JPEG as the card", forgery: async () => photo(await truncatedPhoto()) },
];

for (const { name, forgery } of forgeries) {
  test(`a request with ${name} is refused and names the field`, async ({ page, journey, kredibel }) => {
    const forged = await forgery();
    await journey.reachReview();
    await forgeSubmission(page, forged);
    await journey.submit();
    await expect(journey.heading).toHaveText(id.result.invalid.heading);
    await expect(page.getByRole("main")).toContainText(journey.words.fields[forged.field]);
    await kredibel.expectNoCall();
  });
}

test("a body over the limit is said not to have arrived, loses nothing, and Kredibel hears nothing", async ({
  page,
  journey,
  kredibel,
}) => {
  await journey.reachReview();
  await forgeSubmission(page, await photo({ ...emptyFile(), buffer: Buffer.alloc(8_000_000, "x") }));
  await journey.submit();
  await expect(page.getByRole("main")).toContainText(id.failures.notReached);
  await journey.expectStep("review");
  await kredibel.expectNoCall();
});

async function photo({ buffer }: PhotoFile): Promise<Forgery> {
  return { kind: "replaced", field: "identityImage", base64: buffer.toString("base64") };
}
