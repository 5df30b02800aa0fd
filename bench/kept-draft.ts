import { setTimeout as wait } from "node:timers/promises";
import type { Browser, Page } from "@playwright/test";
import { someApplicant } from "../e2e/support/applicants";
import { onPhone, openBrowser } from "./support/browser";
import { median, type Row } from "./support/table";
import { openTestbed } from "./support/testbed";
import { throttle } from "./support/throttle";
import { HandmadeJourney } from "./weight/handmade-journey";

const slower = 4;
const rounds = 7;
const frameMs = 16;

/** What the draft on the device costs a cheap phone, and saves whom the system took the page from. */
export async function keptDraft(): Promise<Row[]> {
  const testbed = await openTestbed();
  const browser = await openBrowser();
  try {
    const runs: Run[] = [];
    while (runs.length < rounds)
      runs.push(await onPhone(browser, testbed.url, (page) => live(browser, page)));
    return [await tapsRow(browser, testbed.url), ...rowsOf(runs)];
  } finally {
    await browser.close();
    await testbed.stop();
  }
}

type Run = {
  /** Milliseconds from the navigation until the heading has the focus. */
  first: number;
  resumed: number;
  /** The main thread's tasks while something is written. */
  tasks: number[];
};

async function live(browser: Browser, page: Page): Promise<Run> {
  await page.addInitScript(() => {
    addEventListener("focusin", () => performance.mark("awake"), { once: true });
  });
  await throttle(page, slower);
  const journey = new HandmadeJourney(page, "id", someApplicant());
  await journey.start();
  const first = await awakeAt(page);
  await journey.uploadCard();
  const name = journey.textbox(journey.words.fields.fullName);
  const tasks: number[] = [];
  for (const letter of "SITI") {
    await name.press(letter);
    // What the key did is over, what writes it is still to come.
    await wait(250);
    tasks.push(...(await tasksWhile(browser, page, () => wait(1_500))));
    await expectKept(page);
  }
  await page.reload();
  await page.getByRole("heading", { level: 1 }).and(page.locator(":focus")).waitFor();
  return { first, resumed: await awakeAt(page), tasks };
}

const awakeAt = (page: Page) =>
  page.evaluate(() => performance.getEntriesByName("awake")[0]?.startTime ?? Number.NaN);

async function expectKept(page: Page): Promise<void> {
  if (!(await page.evaluate(() => dispatchEvent(new Event("beforeunload", { cancelable: true })))))
    throw new Error("Nothing was kept.");
}

type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  dur?: number;
  args: { name?: string };
};

/** Durations in milliseconds. */
async function tasksWhile(browser: Browser, page: Page, pass: () => Promise<unknown>): Promise<number[]> {
  const categories = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"];
  await browser.startTracing(page, { categories });
  await pass();
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(
    (await browser.stopTracing()).toString("utf8"),
  );
  const mains = traceEvents.filter(
    ({ name, args }) => name === "thread_name" && args.name === "CrRendererMain",
  );
  return traceEvents
    .filter(({ name, ph }) => name === "RunTask" && ph === "X")
    .filter(({ pid, tid }) => mains.some((main) => main.pid === pid && main.tid === tid))
    .map(({ dur = 0 }) => dur / 1_000);
}

function rowsOf(runs: readonly Run[]): Row[] {
  const longest = Math.max(...runs.flatMap(({ tasks }) => tasks));
  const saw = runs.reduce((sum, { tasks }) => sum + tasks.length, 0);
  const [first, resumed] = [median(runs.map((run) => run.first)), median(runs.map((run) => run.resumed))];
  return [
    {
      what: `a draft is written, ${slower} × slower: longest task`,
      unit: "ms",
      ours: longest,
      goal: { sentence: `≤ ${frameMs} ms`, met: longest <= frameMs, saw, least: 4 * 10 * rounds },
    },
    {
      what: `a page that comes back, ${slower} × slower: until its step has the focus`,
      unit: "ms",
      ours: resumed,
      against: { name: "the start page at first", figure: first },
      goal: {
        sentence: "≤ 1.5 ×",
        met: resumed <= 1.5 * first,
        saw: runs.filter((run) => run.first > 0 && run.resumed > 0).length,
        least: rounds,
      },
    },
  ];
}

/** The system takes the page away at the selfie, and somebody comes back to its tab. */
async function tapsRow(browser: Browser, url: string): Promise<Row> {
  return onPhone(browser, url, async (page) => {
    const applicant = someApplicant();
    await page.context().addInitScript(() => {
      const moves = { count: 0 };
      Object.assign(window, { moves });
      for (const type of ["pointerdown", "keydown"])
        addEventListener(type, ({ isTrusted }) => isTrusted && moves.count++, true);
    });
    const movesOn = (tab: Page) =>
      tab.evaluate(() => (window as unknown as { moves: { count: number } }).moves.count);
    const journey = new HandmadeJourney(page, "id", applicant);
    await journey.start();
    await journey.photographCard();
    await journey.fillIdentity();
    await journey.fillContact();
    await journey.takePhoto();
    const before = await movesOn(page);
    await page.getByRole("button", { name: journey.words.camera.retake }).click();
    await wait(1_000);
    const address = page.url();
    await page.goto("chrome://crash").catch(() => {});
    const tab = await page.context().newPage();
    await tab.goto(address);
    const later = new HandmadeJourney(tab, "id", applicant);
    await later.openCamera();
    const shutter = tab.getByRole("button", { name: journey.words.camera.take });
    await shutter.waitFor();
    const after = await movesOn(tab);
    return {
      what: "a tab that was taken away at the selfie: taps until the camera shows it again",
      unit: "count",
      ours: after,
      against: { name: "from the start", figure: before - 1 },
      goal: { sentence: "1", met: after <= 1, saw: before, least: 40 },
    };
  });
}
