import type { Page } from "@playwright/test";
import type { Applicant } from "../../e2e/support/applicants";
import { Journey } from "../../e2e/support/journey";
import { type Weight, watchTraffic } from "../submit/traffic";

export type JourneyWeight = {
  /** Until the start page is awake. */
  first: Weight;
  journey: Weight;
};

/** Awake: the script has given the heading the focus. */
export async function weighJourney(page: Page, applicant: Applicant): Promise<JourneyWeight> {
  const traffic = watchTraffic(page);
  await page.addInitScript(() => {
    addEventListener("focusin", () => performance.mark("awake"), { once: true });
  });
  const journey = new Journey(page, "id", applicant);
  await journey.apply();
  await journey.expectOutcome("verified");
  const awake = await page.evaluate(() => {
    const mark = performance.getEntriesByName("awake")[0];
    if (!mark) throw new Error("The start page never gave its heading the focus.");
    return performance.timeOrigin + mark.startTime;
  });
  return { first: await traffic.weighUntil(awake), journey: await traffic.weigh() };
}
