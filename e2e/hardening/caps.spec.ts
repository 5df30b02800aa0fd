import type { Browser } from "@playwright/test";
import { id } from "../../lib/words/id";
import { type Applicant, someApplicant } from "../support/applicants";
import { expect, test } from "../support/fixtures";
import { Journey } from "../support/journey";
import { withinOneWindow } from "../support/one-window";
import type { Instance } from "../support/server/instance";
import { ownTestbed } from "../support/server/own-app";
import { someForm } from "../support/server/submissions";
import { Visitor } from "../support/server/visitor";

/** The fuses of the bill, each as the person behind it meets it, on a server whose limits are low. */
test.describe.configure({ mode: "serial", timeout: 120_000 });

const own = ownTestbed();
const hourMs = 3_600_000;
let server: Instance | undefined;
test.afterEach(() => server?.stop());

const caps = {
  "calls an hour for all": { CALLS_PER_HOUR: "1" },
  "submissions an hour from one address": { SUBMISSIONS_PER_ADDRESS_AND_HOUR: "1" },
};
for (const [name, settings] of Object.entries(caps))
  test(`${name}: who comes too late is told when to come back, and keeps every answer`, async ({ browser }) =>
    withinOneWindow(hourMs, async () => {
      await server?.stop();
      server = await own.start(settings);
      await submitFirst();
      const late = await someone(browser);
      await late.journey.submit();
      const main = late.journey.page.getByRole("main");
      await expect(main).toContainText(id.result.refused.limit);
      await expect(main).toContainText(/Coba lagi setelah \d/);
      await late.journey.page.getByRole("button", { name: id.result.toReview }).click();
      await late.journey.expectStep("review");
      await expect(main).toContainText(late.applicant.fullName);
      expect(own.simulator.calls()).toHaveLength(1);
      await late.journey.page.context().close();
    }));

test("starts an hour from one address: too late is said, the ticks stay", ({ browser }) =>
  withinOneWindow(hourMs, async () => {
    await server?.stop();
    server = await own.start({ STARTS_PER_ADDRESS_AND_HOUR: "1" });
    expect((await new Visitor(server.url).start()).kind).toBe("started");
    const late = await (await browser.newContext()).newPage();
    await late.goto(`${server.url}/id`);
    const consents = late.getByRole("checkbox");
    await expect(consents).toHaveCount(2);
    await expect(late.getByRole("heading", { level: 1 })).toBeFocused();
    for (const consent of await consents.all()) await consent.check();
    await late.getByRole("button", { name: id.start.start, exact: true }).click();
    const alert = late.getByRole("main").getByRole("alert");
    await expect(alert).toContainText(id.result.refused.limit);
    await expect(alert).toContainText(/Coba lagi setelah \d/);
    for (const consent of await consents.all()) await expect(consent).toBeChecked();
    await late.context().close();
  }));

test("breaker: during an outage nothing is sent or claimed, afterwards it is", async ({ browser }) => {
  server = await own.start({ BREAKER_FAILURES: "2", BREAKER_PAUSE_SECONDS: "2" });
  const { journey, applicant } = await someone(browser);
  const { identityId } = applicant;
  own.simulator.enqueue({ identityId, fault: "http_401" }, { identityId, fault: "http_401" });
  await journey.submit();
  await journey.expectOutcome("unavailable");
  expect(own.simulator.calls()).toHaveLength(1);
  await journey.tryAgain();
  await journey.expectOutcome("unavailable");
  expect(own.simulator.calls()).toHaveLength(2);
  await journey.tryAgain();
  await journey.expectOutcome("unavailable");
  expect(own.simulator.calls()).toHaveLength(2);
  // Its pause is short here; how long, the page cannot know, so a person tries until it is over.
  const { verified, unavailable } = journey.words.outcomes;
  await expect(async () => {
    await journey.tryAgain();
    await expect(journey.heading).toHaveText(new RegExp(`^(${verified}|${unavailable})$`));
    expect(await journey.heading.textContent()).toBe(verified);
  }).toPass({ timeout: 30_000 });
  expect(own.simulator.calls()).toHaveLength(3);
  await journey.page.context().close();
});

/** Somebody without a browser, who uses up what there is. */
async function submitFirst(): Promise<void> {
  const visitor = new Visitor(server?.url ?? "");
  await visitor.start();
  expect((await visitor.submit(someForm())).outcome).toMatchObject({ kind: "verified" });
}

/** A person with a browser of their own, who has given everything and is about to send it. */
async function someone(browser: Browser): Promise<{ journey: Journey; applicant: Applicant }> {
  const context = await browser.newContext({ baseURL: server?.url ?? "" });
  const applicant = someApplicant();
  const journey = new Journey(await context.newPage(), "id", applicant);
  await journey.reachReviewWithFiles();
  return { journey, applicant };
}
