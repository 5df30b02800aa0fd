import { get, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import { nextVersions } from "../../bench/weight/blank-next";
import { budget } from "../../bench/weight/budget";
import { weighJourney } from "../../bench/weight/journey-weight";
import { expect, test } from "../support/fixtures";
import { app, deployedUrl } from "../support/servers";

test.skip(deployedUrl !== undefined, "weighs this build");

test("what people load stays inside the budget, and comes from here alone", async ({ page, applicant }) => {
  const { first, journey } = await weighJourney(page, applicant);
  expect(first.bytes).toBeGreaterThan(budget.blank.bytes);
  expect(journey.requests).toBeGreaterThan(30);
  expect(first.bytes - budget.blank.bytes).toBeLessThanOrEqual(budget.first);
  expect(journey.bytes - budget.blank.bytes).toBeLessThanOrEqual(budget.journey);
  expect(journey.thirdParties).toEqual([]);
});

test("a page is compressed as one: what stands in it twice travels once", async () => {
  const answer = await new Promise<IncomingMessage>((resolve) =>
    get(`${app.url}/id`, { headers: { "accept-encoding": "gzip" } }, resolve),
  );
  const travelled = await buffer(answer);
  expect(travelled.length).toBeLessThan(1.05 * gzipSync(gunzipSync(travelled)).length);
});

test("the blank page of the budget is of the Next and React that are installed", () => {
  const { next, react } = budget.blank;
  expect({ next, react }).toEqual(nextVersions);
});
