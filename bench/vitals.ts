import type { Browser, Page } from "@playwright/test";
import { someApplicant } from "../e2e/applicants";
import { startBlankNext } from "./blank-next";
import { onPhone, openBrowser } from "./browser";
import { HandmadeJourney } from "./handmade-journey";
import { openHouse } from "./house";
import { lighthouse, type Scores } from "./lighthouse";
import { type StepVitals, vitalsOf, watchVitals } from "./step-vitals";
import { median, type Row } from "./table";
import { throttle } from "./throttle";

const rounds = 3;
const slower = 4;

/** How the start page opens on a phone, and how each later step answers under a slow processor. */
export async function vitals(): Promise<Row[]> {
  const house = await openHouse();
  const blank = await startBlankNext();
  const browser = await openBrowser();
  try {
    const seen = { ours: [] as Scores[], blank: [] as Scores[] };
    for (let round = 0; round < rounds; round++) {
      seen.ours.push(await lighthouse(`${house.url}/id`));
      seen.blank.push(await lighthouse(blank.url));
    }
    const steps: StepVitals[][] = [];
    const taps: number[] = [];
    for (let round = 0; round < rounds; round++) {
      steps.push(await driveSlowly(browser, house.url));
      taps.push(await tapBlank(browser, blank.url));
    }
    return [...pageRows(seen), ...stepRows(steps, median(taps))];
  } finally {
    await browser.close();
    await blank.stop();
    await house.stop();
  }
}

function pageRows({ ours, blank }: { ours: Scores[]; blank: Scores[] }): Row[] {
  const middle = (runs: Scores[], name: keyof Scores) => median(runs.map((run) => run[name]));
  const row = (what: string, unit: Row["unit"], name: keyof Scores): Row => ({
    what: `start page: ${what}`,
    unit,
    ours: middle(ours, name),
    against: { name: "blank Next", figure: middle(blank, name) },
  });
  const full = (name: keyof Scores) => ({ sentence: "100", met: middle(ours, name) === 100 });
  const lcp = { sentence: "≤ 1.25 ×", met: middle(ours, "lcp") <= 1.25 * middle(blank, "lcp") };
  return [
    { ...row("performance", "count", "performance"), goal: full("performance") },
    { ...row("accessibility", "count", "accessibility"), goal: full("accessibility") },
    { ...row("best practices", "count", "bestPractices"), goal: full("bestPractices") },
    { ...row("largest contentful paint", "ms", "lcp"), goal: lcp },
    row("total blocking time", "ms", "tbt"),
  ];
}

async function driveSlowly(browser: Browser, url: string): Promise<StepVitals[]> {
  return onPhone(browser, url, async (page) => {
    await watchVitals(page);
    await throttle(page, slower);
    const journey = new HandmadeJourney(
      page,
      "id",
      someApplicant({ emailAddress: "siti.contoh@example.com" }),
    );
    await journey.apply();
    await journey.expectOutcome("verified");
    return vitalsOf(page);
  });
}

/** A tap where nothing listens: what a browser takes for nothing at all. */
async function tapBlank(browser: Browser, url: string): Promise<number> {
  return onPhone(browser, url, async (page: Page) => {
    await watchVitals(page);
    await throttle(page, slower);
    await page.goto(url);
    await page.getByRole("heading").click();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
    return Math.max(...(await vitalsOf(page)).map(({ inp }) => inp));
  });
}

/** Of each step the worst interaction of a run, and of the runs the middle one. */
function stepRows(rounds: StepVitals[][], blankTap: number): Row[] {
  const names = [...new Set(rounds.flat().map(({ step }) => step))];
  return names.flatMap((name): Row[] => {
    const seen = rounds.map((steps) => steps.filter(({ step }) => step === name));
    const cls = median(seen.map((steps) => steps.reduce((sum, step) => sum + step.cls, 0)));
    const inp = median(seen.map((steps) => Math.max(...steps.map((step) => step.inp))));
    return [
      {
        what: `${name}, ${slower} × slower: INP`,
        unit: "ms",
        ours: inp,
        against: { name: "a tap on blank Next", figure: blankTap },
        goal: { sentence: "≤ 200 ms", met: inp <= 200 },
      },
      {
        what: `${name}, ${slower} × slower: CLS`,
        unit: "ratio",
        ours: cls,
        goal: { sentence: "0", met: cls === 0 },
      },
    ];
  });
}
