import { type BrowserContext, test as base, expect, type Page, type TestInfo } from "@playwright/test";
import { defaultLocale, locales } from "../../lib/locales";
import { handoffWords } from "../../lib/words/handoff";
import { type FeedName, feedFile } from "../feeds/feeds";
import { installStandIn, type StandIn } from "../feeds/stand-in";
import { type Applicant, someApplicant } from "./applicants";
import { BranchDesk } from "./branch-desk";
import { findChromium, findHeadlessChromium } from "./browser";
import type { Language } from "./fixed-words";
import { Journey } from "./journey";
import { collectSubmissions, Kredibel } from "./kredibel";
import { deployedUrl } from "./server/servers";
import { sharedWebhooks, type Webhooks } from "./server/webhooks";
import { makeSession, type TestSession } from "./sessions";

/** What holds for a whole file, since it is decided when the browser starts: `test.use({ feed: "dark" })`. */
export type Browsing = {
  /** What the camera sees. */
  feed: FeedName;
  /** With windows, and with questions for permission that somebody has to answer. Most tests need neither. */
  wholeBrowser: boolean;
};

type Fixtures = {
  /** Follows Playwright's own `locale`: `test.use({ locale: "en-GB" })` makes the whole flow English. */
  language: Language;
  applicant: Applicant;
  journey: Journey;
  /** The branch's tablet: `await desk.signIn("staffA")`, see `e2e/support/accounts.ts`. */
  desk: BranchDesk;
  /** What this test's pages have submitted so far. */
  submitted: Awaited<ReturnType<typeof collectSubmissions>>;
  /** A hand on Kredibel's stand-in. A test that asks for it is skipped against a deployed app. */
  kredibel: Kredibel;
  /** Kredibel was called once, with what it documents. Behind a deployed app nobody can look, so nothing is said. */
  expectOneCall: () => Promise<void>;
  /** Another system's, with this applicant's contact as prefill where nothing else is said. */
  session: (wish?: Parameters<typeof makeSession>[0]) => Promise<TestSession>;
  /** Another system's receiver: what it has got of a session, verified. Skipped against a deployed app. */
  webhooks: Webhooks;
  /** A camera that can change in mid-test. */
  camera: StandIn;
  /** Another browser, of a phone, that opens the code which a computer's page shows. `before`: done there first. */
  phone: (computer: Page, before?: (phone: Page) => Promise<unknown>) => Promise<Journey>;
};

export const test = base.extend<Fixtures, Browsing>({
  feed: ["good", { scope: "worker", option: true }],
  wholeBrowser: [false, { scope: "worker", option: true }],

  launchOptions: [
    async ({ launchOptions, browserName, feed, wholeBrowser }, use) => {
      if (browserName !== "chromium") return use(launchOptions);
      const executablePath = (wholeBrowser ? findChromium() : findHeadlessChromium()) ?? undefined;
      const args = [...(launchOptions.args ?? []), ...(await cameraArguments(feed))];
      // Without windows there is nobody to ask.
      if (!wholeBrowser) args.push("--use-fake-ui-for-media-stream");
      await use({ ...launchOptions, executablePath, args });
    },
    { scope: "worker" },
  ],

  // What is still on its way as a test ends has nobody left to be answered.
  context: async ({ context }, use) => {
    await use(context);
    for (const one of [context, ...context.pages()])
      await one.unrouteAll({ behavior: "ignoreErrors" }).catch(passOverCrashed);
  },

  permissions: async ({ browserName }, use) => {
    await use(browserName === "chromium" ? ["camera"] : []);
  },

  language: async ({ locale }, use) => {
    await use(locales.find((one) => locale?.startsWith(one)) ?? defaultLocale);
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  applicant: async ({}, use) => {
    await use(someApplicant());
  },

  journey: async ({ page, language, applicant, browserName, feed }, use, testInfo) => {
    if (browserName !== "chromium") await installStandIn(page, feed);
    await use(new Journey(page, language, applicant));
    await keepLastPage(page, testInfo);
  },

  desk: async ({ page, language }, use, testInfo) => {
    testInfo.skip(deployedUrl !== undefined, "needs the tests' own staff");
    await use(new BranchDesk(page, language));
  },

  submitted: async ({ context }, use) => {
    await use(await collectSubmissions(context));
  },

  kredibel: async ({ applicant, submitted }, use, testInfo) => {
    testInfo.skip(deployedUrl !== undefined, "needs a hand on Kredibel's stand-in");
    await use(new Kredibel(applicant, submitted));
  },

  expectOneCall: async ({ applicant, submitted }, use) => {
    await use(async () => {
      if (!deployedUrl) await new Kredibel(applicant, submitted).expectOneCall();
    });
  },

  session: async ({ applicant }, use, testInfo) => {
    testInfo.skip(deployedUrl !== undefined && !process.env.API_KEY, "needs a key of the deployed app");
    const { emailAddress, phoneNumber, identityId: expectedNik } = applicant;
    const prefill = { emailAddress: { value: emailAddress }, phoneNumber: { value: phoneNumber } };
    await use((wish = { prefill, expectedNik }) => makeSession(wish));
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  webhooks: async ({}, use, testInfo) => {
    testInfo.skip(deployedUrl !== undefined, "a deployed app does not know this receiver");
    await use(sharedWebhooks());
  },

  phone: async ({ browser, contextOptions, baseURL, locale, timezoneId, language, applicant }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (computer, before) => {
      const link = await computer.getByLabel(handoffWords[language].copy.link).inputValue();
      const context = await browser.newContext({
        ...contextOptions,
        ...screenSizes.phone,
        ...{ baseURL, locale, timezoneId, isMobile: true, hasTouch: true, permissions: ["camera"] },
      });
      contexts.push(context);
      const page = await context.newPage();
      // Another phone that comes after it finds the code used.
      await before?.(page);
      const opened =
        before ||
        page.waitForResponse(
          async (answer) =>
            answer.url().endsWith("/api/phone") && !(await answer.text()).includes("ask_again"),
        );
      await page.goto(link);
      await opened;
      return new Journey(page, language, applicant);
    });
    for (const context of contexts) await context.close();
  },

  camera: async ({ page, feed }, use) => {
    await use(await installStandIn(page, feed));
  },
});

/** A page that a test has let crash asks nothing any more. */
function passOverCrashed(error: Error): void {
  if (!error.message.includes("Target crashed")) throw error;
}

/** For the report: each scenario has a picture, also where it passed. */
export async function keepLastPage(
  page: Pick<Page, "screenshot">,
  testInfo: Pick<TestInfo, "tags" | "attach">,
): Promise<void> {
  if (testInfo.tags.includes("@scenario"))
    await testInfo.attach("the last page", { body: await page.screenshot(), contentType: "image/png" });
}

async function cameraArguments(feed: FeedName): Promise<string[]> {
  return [
    "--disable-background-networking",
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-video-capture=${await feedFile(feed)}`,
  ];
}

/** One line for another screen: `test.use(screenSizes.tablet)`. */
export const screenSizes = {
  phone: { viewport: { width: 360, height: 740 } },
  tablet: { viewport: { width: 820, height: 1180 } },
  desktop: { viewport: { width: 1280, height: 800 } },
};

export { expect };
