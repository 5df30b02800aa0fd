import type { Page } from "@playwright/test";
import { accessibility } from "../../lib/words/accessibility";
import { branchCaseWords } from "../../lib/words/branch/branch-case";
import { id } from "../../lib/words/id";
import { someApplicant } from "../support/applicants";
import { expect, test } from "../support/fixtures";
import { Journey } from "../support/journey";
import { answerSubmissions } from "../support/outcome-states";
import { passTimeUntil } from "../support/page/clock";
import { watchHoldings } from "../support/page/resource-tracker";
import { canariesIn, expectNoTrace, holdingsOf, plantCanaries } from "./traces";

const words = branchCaseWords.id;
const question = (page: Page) => page.getByRole("alertdialog", { name: words.confirm.heading });
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** Each has a name of their own, so that each is found by it. */
const customers = ["SITI CONTOH SATU", "BUDI CONTOH DUA", "DEWI CONTOH TIGA"].map((fullName) =>
  someApplicant({ fullName }),
);

test("three customers in a row, the middle one abandoned, leave nothing to each other", {
  tag: "@branch",
}, async ({ page, context, desk }) => {
  test.setTimeout(120_000);
  const holdings = await watchHoldings(page);
  await desk.admit("staffA");
  const applicationsSeen = new Set<string>();
  for (const [index, applicant] of customers.entries()) {
    const journey = new Journey(page, "id", applicant, "branch");
    if (index === 0) await journey.open("");
    await expect(page.getByText(words.handOver.helper("Ani Contoh", "Cabang A"))).toBeVisible();
    if (index === 1) {
      await journey.start();
      await journey.photographCard();
      await journey.fillIdentity();
      await journey.typeContact();
      expect(canariesIn(await holdingsOf(page), applicant)).not.toEqual([]);
    } else {
      await journey.reachReview();
      expect(canariesIn(await holdingsOf(page), applicant)).toHaveLength(4);
      await journey.submit();
      await journey.expectOutcome("verified");
    }
    await plantCanaries(page, applicant);
    expect(canariesIn(await holdingsOf(page), applicant)).not.toEqual([]);
    const cookie = await applicationCookie(context);
    expect(cookie).toBeDefined();
    applicationsSeen.add(cookie ?? "");

    await press(page, words.next);
    if (index === 1) {
      // Only what is in progress is asked about.
      await expect(question(page)).toContainText(`${words.nothingSent} ${words.confirm.lead}`);
      await press(page, words.confirm.stay);
      await expect(page).toHaveURL("/id/branch/apply?step=contact");
      await press(page, words.next);
      await press(page, words.confirm.end);
    }
    await expect(page).toHaveURL("/id/branch/new");
    expect(await applicationCookie(context)).toBeUndefined();
    expect(await holdings.liveCameras()).toBe(0);
    expect(await holdings.objectUrls()).toBe(0);
    await expectNoTrace(journey, customers.slice(0, index + 1));
    await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(0);
  }
  expect(applicationsSeen.size).toBe(customers.length);
});

test("larger text: a customer's choice ends with the case, staff's stays", {
  tag: "@branch",
}, async ({ page, desk, applicant }) => {
  const { choose } = accessibility.id.textSize;
  const expectSize = (pixels: number) => expect(page.locator("html")).toHaveCSS("font-size", `${pixels}px`);
  /** On the page that the other size is offered on afterwards. */
  const take = async (size: keyof typeof choose, offered: keyof typeof choose) => {
    await page.goto("/id/accessibility");
    await press(page, choose[size]);
    await expect(page.getByRole("button", { name: choose[offered] })).toBeVisible();
  };
  const journey = new Journey(page, "id", applicant, "branch");
  await desk.admit("staffA");
  await journey.open("");
  await expectSize(16);
  await take("large", "usual");
  await journey.open("");
  await expectSize(19);
  await journey.begin();
  await press(page, words.next);
  await expect(page).toHaveURL("/id/branch/new");
  await expectSize(16);

  await desk.admit("staffA");
  await take("large", "usual");
  await journey.open("");
  await expectSize(19);
  await take("usual", "large");
  await journey.open("");
  await expectSize(16);
  await press(page, words.next);
  await expectSize(19);
});

test("corrections after a result are asked about too, and nobody is told that nothing was sent", {
  tag: "@branch",
}, async ({ page, desk, applicant, kredibel }) => {
  await kredibel.answer({ status: "not_verified", rejectFields: ["fullName"] });
  await desk.admit("staffA");
  const journey = new Journey(page, "id", applicant, "branch");
  await journey.reachReviewWithFiles();
  await journey.submit();
  await journey.expectOutcome("not_verified");
  await journey.correct();
  await journey.textbox(journey.words.fields.fullName).fill("SITI BENAR");
  await press(page, words.next);
  await expect(question(page)).toContainText(words.confirm.lead);
  await expect(question(page)).not.toContainText(words.nothingSent);
  await press(page, words.confirm.stay);
  await expect(journey.textbox(journey.words.fields.fullName)).toHaveValue("SITI BENAR");

  await press(page, journey.words.next);
  await journey.expectStep("review");
  await answerSubmissions(page, { kind: "unavailable", errorId: "4711" });
  await journey.submit();
  await journey.expectOutcome("unavailable");
  await press(page, words.next);
  await expect(question(page)).toContainText(words.confirm.lead);
  await expect(question(page)).not.toContainText(words.nothingSent);
});

test("answers that may be sent once more after an end that nobody knows are asked about", {
  tag: "@branch",
}, async ({ page, desk, applicant }) => {
  await desk.admit("staffA");
  const journey = new Journey(page, "id", applicant, "branch");
  await journey.reachReviewWithFiles();
  await answerSubmissions(page, { kind: "unknown", attemptId: "4711", retryAt: "2100-01-01T00:00:00Z" });
  await journey.submit();
  await journey.expectOutcome("unknown");
  await press(page, words.next);
  await expect(question(page)).toContainText(words.confirm.lead);
  await expect(question(page)).not.toContainText(words.nothingSent);
});

test("a case that has ended opens nothing any more, though its cookie be kept", { tag: "@branch" }, async ({
  page,
  context,
  desk,
}) => {
  await desk.admit("staffA");
  const journey = new Journey(page, "id", someApplicant(), "branch");
  await journey.start();
  await expect.poll(() => applicationCookie(context)).toBeDefined();
  const kept = (await context.cookies()).filter(({ name }) => name === "application");
  await press(page, words.next);
  await expect(page).toHaveURL("/id/branch/new");
  const next = new Journey(page, "id", someApplicant(), "branch");
  await next.reachReviewWithFiles();
  await context.addCookies(kept);
  await next.submit();
  await expect(next.heading).toHaveText("Belum dapat dikirim");
});

test("branch camera: the rear one for both photos, the chosen lens is kept", {
  tag: ["@branch", "@landscape"],
}, async ({ page, desk }) => {
  await page.addInitScript(twoLenses);
  await desk.admit("staffA");
  const journey = new Journey(page, "id", someApplicant(), "branch");
  await journey.start();
  await journey.photographCard();
  await journey.fillIdentity();
  await journey.fillContact();
  await journey.openCamera();
  await expect(page.getByRole("button", { name: journey.words.camera.take })).toBeEnabled();
  const asked = () => page.evaluate(() => window.askedFor ?? []);
  expect(await asked()).toEqual(["environment", "environment"]);
  await press(page, id.camera.switchLens);
  await expect.poll(asked).toEqual(["environment", "environment", "second"]);

  await press(page, words.next);
  await press(page, words.confirm.end);
  await expect(page).toHaveURL("/id/branch/new");
  await journey.start();
  await journey.uploadCard();
  await journey.fillIdentity();
  await journey.fillContact();
  await journey.openCamera();
  await expect(page.getByRole("button", { name: journey.words.camera.take })).toBeEnabled();
  expect((await asked()).slice(0, 1)).toEqual(["second"]);
});

for (const [end, cause] of [
  ["gives too few pixels", "incapable"],
  ["never answers", "silent"],
] as const)
  test(`a lens that ${end} is not asked for again, neither now nor for the next customer`, {
    tag: "@branch",
  }, async ({ page, desk }) => {
    await page.clock.install();
    await page.addInitScript(twoLenses, cause);
    await desk.admit("staffA");
    const journey = new Journey(page, "id", someApplicant(), "branch");
    const shutter = page.getByRole("button", { name: journey.words.camera.take });
    const asked = () => page.evaluate(() => window.askedFor ?? []);
    await journey.start();
    await journey.openCamera();
    await expect(shutter).toBeEnabled();
    await press(page, id.camera.switchLens);
    await expect.poll(asked).toEqual(["environment", "second"]);
    // Only silence takes time: until it is over the clock would end a camera that is still being opened.
    if (cause === "silent") await passTimeUntil(page, journey.heading, id.camera.troubles.silent);
    await expect(journey.heading).toHaveText(id.camera.troubles[cause]);
    await press(page, id.camera.again);
    await expect(shutter).toBeEnabled();
    expect(await asked()).toEqual(["environment", "second", "environment"]);

    await press(page, words.next);
    await expect(page).toHaveURL("/id/branch/new");
    await journey.start();
    await journey.openCamera();
    await expect(shutter).toBeEnabled();
    expect(await asked()).toEqual(["environment"]);
  });

test("the browser neither offers nor keeps what a customer types", { tag: "@branch" }, async ({
  page,
  desk,
}) => {
  await desk.admit("staffA");
  const journey = new Journey(page, "id", someApplicant(), "branch");
  await journey.start();
  await journey.uploadCard();
  let fields = 0;
  const expectDiscreet = async () => {
    for (const field of await page.getByRole("main").getByRole("textbox").all()) {
      await expect(field).toHaveAttribute("autocomplete", "off");
      await expect(field).toHaveAttribute("autocorrect", "off");
      await expect(field).toHaveAttribute("spellcheck", "false");
      fields += 1;
    }
  };
  await expectDiscreet();
  await journey.fillIdentity();
  await expectDiscreet();
  expect(fields).toBe(7);
});

declare global {
  interface Window {
    askedFor?: string[];
  }
}

/**
 * Runs inside the page: a second camera beside the one there is, and account of which one is asked for.
 * @param useless how the second one is of no use; none: it works
 */
function twoLenses(useless?: "incapable" | "silent"): void {
  const devices = navigator.mediaDevices;
  if (!devices) return;
  const ask = devices.getUserMedia.bind(devices);
  const list = devices.enumerateDevices.bind(devices);
  window.askedFor = [];
  devices.enumerateDevices = async () => [
    ...(await list()),
    {
      deviceId: "second",
      label: "Second",
      kind: "videoinput",
      groupId: "",
      toJSON: () => "",
    } as MediaDeviceInfo,
  ];
  devices.getUserMedia = (constraints) => {
    const video = constraints?.video as { deviceId?: { exact: string }; facingMode?: { ideal: string } };
    window.askedFor?.push(video.deviceId?.exact ?? video.facingMode?.ideal ?? "any");
    if (video.deviceId && useless === "silent") return new Promise(() => {});
    return ask({
      video: video.deviceId && useless ? { width: { exact: 160 }, height: { exact: 120 } } : true,
    });
  };
}

async function applicationCookie(context: ReturnType<Page["context"]>): Promise<string | undefined> {
  return (await context.cookies()).find(({ name }) => name === "application")?.value;
}
