import { get, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Response } from "@playwright/test";
import { nextVersions } from "../../bench/weight/blank-next";
import { budget } from "../../bench/weight/budget";
import { weighJourney } from "../../bench/weight/journey-weight";
import { expect, test } from "../support/fixtures";
import { app, deployedUrl } from "../support/server/servers";

test.skip(deployedUrl !== undefined, "weighs this build");

test("what people load stays inside the budget, and comes from here alone", async ({ page, applicant }) => {
  const { first, journey } = await weighJourney(page, applicant);
  expect(first.bytes).toBeGreaterThan(budget.blank.bytes);
  expect(journey.requests).toBeGreaterThan(30);
  expect(first.bytes - budget.blank.bytes).toBeLessThanOrEqual(budget.first);
  expect(journey.bytes - budget.blank.bytes).toBeLessThanOrEqual(budget.journey + budget.keeping);
  expect(journey.thirdParties).toEqual([]);
});

test("a session's prefill weighs at most 2 KB, and nobody else loads it", async ({ page, session }) => {
  const scripts = new Map<string, Response>();
  page.on("response", (answer) => {
    if (answer.request().resourceType() === "script") scripts.set(answer.url(), answer);
  });
  await page.goto("/id", { waitUntil: "networkidle" });
  const others = [...scripts.keys()];
  const filledIn = page.waitForResponse("**/api/prefill");
  await page.goto((await session()).url);
  await filledIn;
  const more = [...scripts].filter(([url]) => !others.includes(url)).map(([, answer]) => answer);
  expect(more).toHaveLength(1);
  const [chunk = Buffer.alloc(0)] = await Promise.all(more.map((answer) => answer.body()));
  expect(chunk.toString()).toContain("/api/prefill");
  expect(gzipSync(chunk).length).toBeLessThanOrEqual(2_048);
});

test("going on at a phone weighs at most 3 KB more than the journey, on either side", async ({
  page,
  journey,
}) => {
  const scripts = new Set<string>();
  page.on("response", (answer) => {
    if (answer.request().resourceType() === "script") scripts.add(answer.url());
  });
  // Asked for anew: a page that is left takes its answers along.
  const bodyOf = async (url: string) => (await page.request.get(url)).body();
  await journey.start();
  await page.waitForLoadState("networkidle");
  for (const side of ["handoff", "phone"]) {
    const known = new Set(scripts);
    await page.goto(`/id/${side}`, { waitUntil: "networkidle" });
    const more = await Promise.all([...scripts].filter((url) => !known.has(url)).map(bodyOf));
    expect(more.join("")).toContain(`/api/${side}`);
    const bytes = more.reduce((sum, chunk) => sum + gzipSync(chunk).length, 0);
    expect(bytes, side).toBeLessThanOrEqual(3_072);
  }
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
