import { branchCaseWords } from "../../lib/words/branch/branch-case";
import { someApplicant } from "../support/applicants";
import { BranchDesk } from "../support/branch-desk";
import { expect, test } from "../support/fixtures";
import { Journey } from "../support/journey";
import { jpegStarts, keepInTheOpen, killBrowser, Profile } from "../support/page/profile";
import { ownBranchApp } from "../support/server/own-app";
import { canariesIn, expectNoTrace, holdingsOf } from "./traces";

const own = ownBranchApp({ DRAFT_ON_DEVICE: "on" });

const first = someApplicant({ fullName: "SITI CONTOH SATU" });
const abandoned = someApplicant({ fullName: "BUDI CONTOH DUA" });
const last = someApplicant({ fullName: "DEWI CONTOH TIGA" });
const customers = [first, abandoned, last];

test("kept draft: a tablet killed under the second of three customers keeps nothing", {
  tag: "@branch",
}, async ({ browser }) => {
  test.setTimeout(180_000);
  const open = "SESUATU YANG TERBUKA";
  await Profile.with(browser, own.instance.url, async (profile) => {
    const expectNothing = async () => {
      expect(await profile.find([open])).not.toEqual([]);
      const answers = customers.flatMap(({ birthDate, ...texts }) => Object.values(texts));
      expect(await profile.find([...answers, ...jpegStarts])).toEqual([]);
    };
    await profile.run(async (page) => {
      await new BranchDesk(page, "id").signInByForm();
      const journey = new Journey(page, "id", first, "branch");
      await journey.reachReviewWithFiles();
      await journey.submit();
      await journey.expectOutcome("verified");
      await page.getByRole("button", { name: branchCaseWords.id.next, exact: true }).click();
      await expect(page).toHaveURL("/id/branch/new");
      await keepInTheOpen(page, open);
      const second = new Journey(page, "id", abandoned, "branch");
      await second.begin();
      await second.uploadCard();
      await second.fillIdentity();
      await second.typeContact();
      expect(canariesIn(await holdingsOf(page), abandoned)).not.toEqual([]);
      await killBrowser(page);
    });
    await expectNothing();
    await profile.run(async (page) => {
      await new BranchDesk(page, "id").signInByForm();
      const journey = new Journey(page, "id", last, "branch");
      await journey.open("");
      await expectNoTrace(journey, customers);
      await journey.reachReviewWithFiles();
      for (const other of [first, abandoned]) expect(canariesIn(await holdingsOf(page), other)).toEqual([]);
      await journey.submit();
      await journey.expectOutcome("verified");
    });
    await expectNothing();
  });
});
