import type { Browser } from "@playwright/test";
import { someApplicant } from "../e2e/support/applicants";
import { Journey } from "../e2e/support/journey";
import { startBranchApp } from "../e2e/support/server/branch-app";
import { cookieOf } from "../e2e/support/server/visitor";
import { branchCaseWords } from "../lib/words/branch/branch-case";
import { branchListWords } from "../lib/words/branch/branch-list";
import { buildApp } from "./support/app";
import type { Row } from "./support/table";

const customers = 10;

/** One for each customer: as it was before tablets were locked (27378d2). */
const tapsBefore = customers;

/** What staff press while one customer after the other is verified; a page that wants more of them stops it. */
export async function queue(browser: Browser): Promise<Row[]> {
  await buildApp();
  const app = await startBranchApp();
  const { url } = app.instance;
  const context = await browser.newContext({
    baseURL: url,
    locale: "id-ID",
    viewport: { width: 820, height: 1180 },
    hasTouch: true,
  });
  try {
    await context.addInitScript("globalThis.__name = (named) => named;");
    const cookies = (await cookieOf(url, "staffA")).split("; ").map((cookie) => cookie.split("="));
    await context.addCookies(cookies.map(([name = "", value = ""]) => ({ name, value, url })));
    const page = await context.newPage();
    await page.goto("/id/branch");
    let taps = 0;
    let verified = 0;
    for (let customer = 0; customer < customers; customer++) {
      const label = customer === 0 ? branchListWords("id").newCustomer : branchCaseWords.id.next;
      await page.getByRole("button", { name: label, exact: true }).click();
      taps++;
      const journey = new Journey(page, "id", someApplicant(), "branch");
      await journey.begin();
      await journey.uploadCard();
      await journey.fillIdentity();
      await journey.fillContact();
      await journey.uploadSelfie();
      await journey.submit();
      await journey.expectOutcome("verified");
      verified++;
    }
    return [
      {
        what: `queue of ${customers} at a branch: taps of staff`,
        unit: "count",
        ours: taps,
        against: { name: "before the lock", figure: tapsBefore },
        goal: { sentence: "no more", met: taps <= tapsBefore, saw: verified, least: customers },
      },
    ];
  } finally {
    await context.close();
    await app.close();
  }
}
