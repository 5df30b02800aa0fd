import { nextVersions } from "../bench/blank-next";
import { budget } from "../bench/budget";
import { weighJourney } from "../bench/journey-weight";
import { expect, test } from "./fixtures";
import { deployedUrl } from "./servers";

test.skip(deployedUrl !== undefined, "weighs this build");

test("what people load stays inside the budget, and comes from here alone", async ({ page, applicant }) => {
  const { first, journey } = await weighJourney(page, applicant);
  expect(first.bytes - budget.blank.bytes).toBeLessThanOrEqual(budget.first);
  expect(journey.bytes - budget.blank.bytes).toBeLessThanOrEqual(budget.journey);
  expect(journey.thirdParties).toEqual([]);
});

test("the blank page of the budget is of the Next and React that are installed", () => {
  const { next, react } = budget.blank;
  expect({ next, react }).toEqual(nextVersions);
});
