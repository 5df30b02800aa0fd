import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import type { OutcomeKind } from "../../lib/outcomes/outcome";
import { branchCaseWords } from "../../lib/words/branch/branch-case";
import { branchListWords } from "../../lib/words/branch/branch-list";
import { id } from "../../lib/words/id";
import { feedFile } from "../feeds/feeds";
import { missingPrograms, type Reader, startReader } from "../spoken/reader";
import { type Hear, openScript } from "../spoken/script";
import { accounts, staffPassword, staffPin } from "../support/accounts";
import { findChromium } from "../support/browser";
import { cameraPretences, pretend } from "../support/camera-states";
import { test as base, expect } from "../support/fixtures";
import { Journey } from "../support/journey";
import { outcomesByKind } from "../support/outcome-states";
import { screens } from "../support/screens";
import { app } from "../support/server/servers";

const missing = missingPrograms();

/** A profile whose browser asks nothing of its own, which would be spoken, too. */
function quietProfile(): string {
  const folder = mkdtempSync(join(tmpdir(), "spoken-profile-"));
  mkdirSync(join(folder, "Default"));
  writeFileSync(
    join(folder, "Default/Preferences"),
    JSON.stringify({ credentials_enable_service: false, translate: { enabled: false } }),
  );
  return folder;
}

/** Reads out what happens in a window, and compares it with a script. */
const test = base.extend<{ script: (name: string) => ReturnType<typeof openScript> }, { reader: Reader }>({
  reader: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const reader = await startReader();
      await use(reader);
      reader.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  context: async ({ reader, locale }, use) => {
    const context: BrowserContext = await chromium.launchPersistentContext(quietProfile(), {
      headless: false,
      executablePath: findChromium() ?? undefined,
      env: reader.env,
      viewport: null,
      locale,
      baseURL: app.url,
      permissions: ["camera"],
      args: [
        "--force-renderer-accessibility",
        // The address bar would have the focus.
        "--kiosk",
        "--use-fake-device-for-media-stream",
        `--use-file-for-fake-video-capture=${await feedFile("good")}`,
      ],
    });
    await use(context);
    await context.close();
  },
  page: async ({ context, reader }, use) => {
    const page = context.pages()[0] as Page;
    const before = reader.said().length;
    await page.goto("/id/terms");
    await expect
      .poll(
        () =>
          reader
            .said()
            .slice(before)
            .some((line) => line.startsWith("Finished loading")),
        {
          timeout: 30_000,
        },
      )
      .toBe(true);
    // The window has the keyboard from here on.
    await page.mouse.click(2, 500);
    await use(page);
  },
  script: async ({ reader, page }, use, { config }) => {
    await use((name) => openScript({ name, reader, page, update: config.updateSnapshots === "all" }));
  },
});

// One after another: a second Orca does not start.
test.describe.configure({ mode: "default" });
test.use({ viewport: null, isMobile: false, hasTouch: false });
const thorough = process.env.npm_lifecycle_event === "e2e:a11y";
test.skip(!thorough, "a part of npm run e2e:a11y");
test.skip(missing.length > 0, "no screen reader");
// Once, and not in each worker.
if (thorough && missing.length > 0 && !process.env.TEST_WORKER_INDEX)
  process.stdout.write(`Not heard by a screen reader: ${missing.join(", ")} not installed.\n`);

const tell = (name: string, { steps, utterances }: { steps: number; utterances: number }) =>
  process.stdout.write(`spoken ${name}: ${steps} steps, ${utterances} utterances compared\n`);

const titleOf = (heading: string) => `${heading} · Onboarding`;

/** What is under the keyboard's hand, and told apart from what a press of it does. */
const hand = ({ page, words }: Journey, hear: Hear) => ({
  press: (key: string) => hear(key, () => page.keyboard.press(key)),
  type: (what: string, text: string) => hear(`types ${what}`, () => page.keyboard.type(text)),
  goTo: (name: string) =>
    hear(`goes to "${name}"`, () => page.getByRole("button", { name, exact: true }).focus()),
  /** The same, where what is left on the way is said before it or not, as fast as the machine is. */
  reach: (name: string) =>
    hear(`goes to "${name}"`, () => page.getByRole("button", { name, exact: true }).focus(), name),
  openCamera: () =>
    hear("Enter", async () => {
      await page.keyboard.press("Enter");
      await expect(page.getByRole("button", { name: words.camera.take })).toBeEnabled();
    }),
});

test("spoken: the journey by keyboard alone", { tag: "@a11y" }, async ({
  page,
  journey,
  script,
  kredibel,
}) => {
  test.setTimeout(540_000);
  const { hear, end } = script("journey");
  const { press, type, goTo, openCamera } = hand(journey, hear);
  const { applicant, words } = journey;
  const held = await kredibel.hold();

  await hear("opens the start page", () => journey.open(""));
  for (const key of ["Tab", "Space", "Tab", "Tab", "Space", "Tab", "Tab", "Enter"]) await press(key);
  await goTo(words.camera.open);
  await openCamera();
  await goTo(words.camera.take);
  await press("Enter");
  await goTo(words.camera.use);
  await press("Enter");
  await press("Tab");
  await type("the NIK", applicant.identityId);
  await press("Tab");
  await type("the name", applicant.fullName);
  for (const part of ["day", "month", "year"] as const) {
    await press("Tab");
    await type(`the ${part}`, applicant.birthDate[part]);
  }
  await goTo(words.next);
  await press("Enter");
  await press("Tab");
  await type("the beginning of an address", "contoh@");
  await type("the rest", "example.com");
  await hear(`goes to "${words.fields.phoneNumber}"`, () =>
    journey.textbox(words.fields.phoneNumber).focus(),
  );
  await type("the number", applicant.phoneNumber);
  await goTo(words.next);
  await press("Enter");
  await goTo(words.camera.open);
  await openCamera();
  await goTo(words.camera.take);
  await press("Enter");
  await goTo(words.camera.use);
  await press("Enter");
  await press("Tab");
  await press("Tab");
  await goTo(words.review.submit);
  await hear(
    "Enter, and it is being checked",
    async () => {
      await page.keyboard.press("Enter");
      await held.reached();
    },
    id.waiting.stages.checking,
  );
  await hear("the answer is there", () => held.release());
  await press("Tab");
  tell("journey", end());
});

test("spoken: each kind of result", { tag: "@a11y" }, async ({ journey, script }) => {
  test.setTimeout(240_000);
  const { hear, end } = script("results");
  for (const kind of Object.keys(outcomesByKind) as OutcomeKind[]) {
    const screen = screens.find(({ name }) => name.split(" ")[1] === kind && name.startsWith("result "));
    await hear(`result ${kind}`, async () => screen?.reach(journey), id.result[kind].heading);
  }
  tell("results", end());
});

test("spoken: an error where something is ticked or typed", { tag: "@a11y" }, async ({
  page,
  journey,
  script,
}) => {
  test.setTimeout(240_000);
  const { hear, hasSaid, end } = script("errors");
  const { words, applicant } = journey;
  const send = async (name: string, title: string, what: string) => {
    await page.getByRole("button", { name, exact: true }).focus();
    await hasSaid(title, `${name} push button.`);
    await hear(`presses "${name}" ${what}`, () => page.keyboard.press("Enter"), `notification ${id.summary}`);
  };

  await journey.open("");
  await page.getByRole("checkbox").first().check();
  await send(words.start, `Finished loading ${titleOf(id.start.heading)}.`, "with one box ticked");
  await page.getByRole("checkbox").last().check();
  await page.getByRole("button", { name: words.start }).click();
  await journey.uploadCard();
  await journey.typeIdentity({ identityId: applicant.identityId.slice(1) });
  await send(words.next, titleOf(id.identity.heading), "with 15 digits of a NIK");
  await journey.fillIdentity();
  await journey.typeContact({ emailAddress: "contoh" });
  await send(words.next, titleOf(id.contact.heading), "with half an address");
  tell("errors", end());
});

test("spoken: a camera that is refused", { tag: "@a11y" }, async ({ page, journey, script }) => {
  test.setTimeout(240_000);
  const { hear, hasSaid, end } = script("camera");
  const { press, reach } = hand(journey, hear);
  const { words } = journey;
  await journey.start();
  await hasSaid(titleOf(id.card.heading));
  await reach(words.camera.open);
  await pretend(page, cameraPretences.refused);
  await hear("Enter, and the camera is refused", async () => {
    await page.keyboard.press("Enter");
    await journey.expectCameraProblem("refused");
  });
  await press("Tab");
  await reach(id.camera.again);
  tell("camera", end());
});

test("spoken: an idle page", { tag: "@a11y" }, async ({ page, journey, script }) => {
  test.setTimeout(240_000);
  const { hear, hasSaid, end } = script("idle");
  const { fullName } = journey.words.fields;
  await page.clock.install();
  await journey.start();
  await journey.uploadCard();
  await hasSaid(titleOf(id.identity.heading));
  await hear(`goes to "${fullName}"`, () => journey.textbox(fullName).focus(), fullName);
  await hear("does nothing for 15 minutes", () => page.clock.fastForward("15:00"));
  await hear("Enter", () => page.keyboard.press("Enter"), fullName);
  tell("idle", end());
});

test("spoken: the tablet of a branch", { tag: "@a11y" }, async ({
  page,
  desk,
  journey,
  applicant,
  script,
}) => {
  test.setTimeout(300_000);
  const { hear, hasSaid, end } = script("tablet");
  const { press, type, reach } = hand(journey, hear);
  const list = branchListWords("id");
  const { unlock, session } = desk.words;
  const customer = new Journey(page, "id", applicant, "branch");
  /** Once the page is awake, which puts the focus on its heading. */
  const enterList = () =>
    hear(
      "Enter",
      async () => {
        await page.keyboard.press("Enter");
        await expect(page).toHaveURL("/id/branch");
        await expect(customer.heading).toBeFocused();
      },
      list.heading.today,
    );
  await page.clock.install();

  await hear("opens the sign-in", () => desk.open());
  await press("Tab");
  await type("the user name", accounts.staffA.username);
  await press("Tab");
  await type("the password", staffPassword);
  await enterList();
  await page.getByRole("button", { name: list.newCustomer }).click();
  await expect(customer.heading).toBeFocused();
  await customer.begin();
  await customer.uploadCard();
  const { next, forStaff } = branchCaseWords.id;
  await hasSaid(titleOf(id.identity.heading));
  await reach(next);
  await press("Enter");
  await page.keyboard.press("Enter");
  await expect(customer.heading).toHaveText(id.start.heading);
  await expect(customer.heading).toBeFocused();
  await page.getByRole("button", { name: forStaff }).click();
  await hasSaid(`Finished loading ${titleOf(unlock.heading)}.`);
  await expect(customer.heading).toBeFocused();
  await hear("goes to the PIN", () => page.getByLabel(unlock.pin).focus(), unlock.pin);
  for (const digit of staffPin) await hear("types a digit", () => page.keyboard.press(digit));
  await enterList();
  await hear("does nothing for 29 minutes", () => page.clock.fastForward("29:00"));
  await hear("Enter", () => page.keyboard.press("Enter"), session.stayed);
  tell("tablet", end());
});
