import { existsSync } from "node:fs";
import { defineConfig, devices, firefox, webkit } from "@playwright/test";
import { yesterday } from "./e2e/branch/past";
import type { Browsing } from "./e2e/support/fixtures";
import { keepAliveMs } from "./e2e/support/server/launch";
import {
  app,
  canaryKey,
  dataDir,
  deployedUrl,
  receiver,
  returnUrl,
  simulator,
  supportContact,
  wideOpen,
} from "./e2e/support/server/servers";

/** Inherited by the servers and by all workers, which would otherwise name another day after midnight. */
process.env.PAST_DAY ??= yesterday();

const kredibel = {
  KREDIBEL_BASE_URL: simulator.url,
  KREDIBEL_API_KEY: canaryKey,
  LEDGER_SECRET: "a secret of the end-to-end tests only",
};

/** Every spec runs on the phone; the other screens and browsers see those tagged `@smoke`. */
const smoke = /@smoke/;
/** The branch has its own specs, on a tablet that stands; those that its other side could break are run lying, too. */
const branch = /@branch/;
const standing = /@smoke|@branch/;
const lying = /@smoke|@landscape/;
/** Attacks, which take the whole machine: `npm run e2e:alone` runs them after all others. */
export const alone = /(hostile-images|stalling)\.spec\.ts$/;
const inChromium = { browserName: "chromium" } as const;

const servers = [
  {
    name: "kredibel",
    command: "npx tsx lib/kredibel/simulator/main.ts",
    port: simulator.port,
    env: { ...kredibel, PORT: String(simulator.port) },
  },
  {
    name: "receiver",
    command: "npx tsx e2e/support/server/webhook-receiver.ts",
    url: receiver.url,
    env: {},
  },
  {
    name: "app",
    // The database is a fresh one, with the tests' staff. The key is there while building too: were it baked into a file for the browser, a
    // test would find it.
    command: `npx tsx e2e/support/server/make-databases.ts && npx next build && npx next start -p ${app.port} --keepAliveTimeout ${keepAliveMs}`,
    url: `${app.url}/id`,
    env: {
      ...kredibel,
      ...wideOpen,
      DATA_DIR: dataDir,
      SUPPORT_CONTACT: supportContact,
      RETURN_URL: returnUrl,
      WEBHOOK_ALLOW_PRIVATE: "1",
      NEXT_TELEMETRY_DISABLED: "1",
      BUILD_STANDALONE: "1",
    },
    timeout: 240_000,
  },
];

export default defineConfig<object, Browsing>({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  testIgnore: alone,
  fullyParallel: true,
  // One more than the cores of the smallest machine that runs them: a test waits for a browser or a server half of its time.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  outputDir: "test-results",
  reporter: [
    ["list"],
    ["html", { open: "never" }],
    ["junit", { outputFile: "reports/e2e.xml" }],
    ["json", { outputFile: "reports/e2e.json" }],
  ],
  use: {
    baseURL: app.url,
    locale: "id-ID",
    timezoneId: "Asia/Jakarta",
    // A trace slows each test: it is asked for, as `npm run e2e -- FILE --trace on`.
    trace: "off",
    screenshot: "only-on-failure",
  },
  projects: [
    {
      name: "phone",
      grepInvert: branch,
      use: { ...inChromium, viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
    },
    { name: "pixel", grep: smoke, use: { ...devices["Pixel 7"], ...inChromium } },
    {
      name: "tablet-portrait",
      grep: standing,
      use: { ...inChromium, viewport: { width: 820, height: 1180 }, hasTouch: true },
    },
    {
      name: "tablet-landscape",
      grep: lying,
      use: { ...inChromium, viewport: { width: 1180, height: 820 }, hasTouch: true },
    },
    { name: "desktop", grep: smoke, use: { ...inChromium, viewport: { width: 1280, height: 800 } } },
    {
      name: "iphone",
      grep: smoke,
      use: { ...devices["iPhone 15"] },
      installed: existsSync(webkit.executablePath()),
    },
    {
      name: "firefox",
      grep: smoke,
      use: { ...devices["Desktop Firefox"] },
      installed: existsSync(firefox.executablePath()),
    },
  ]
    .filter(({ installed = true }) => installed)
    .map(({ installed: _, ...project }) => project),
  webServer: deployedUrl
    ? undefined
    : servers.map((server) => ({
        ...server,
        reuseExistingServer: false,
        stdout: "pipe" as const,
      })),
});
