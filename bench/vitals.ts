import type { Browser, Page } from "@playwright/test";
import { someApplicant } from "../e2e/support/applicants";
import { onPhone, openBrowser } from "./support/browser";
import { lighthouse, type Scores, type Slowness } from "./support/lighthouse";
import { type StepVitals, vitalsOf, watchVitals } from "./support/step-vitals";
import { median, type Row } from "./support/table";
import { openTestbed } from "./support/testbed";
import { throttle } from "./support/throttle";
import { startBlankNext } from "./weight/blank-next";
import { HandmadeJourney } from "./weight/handmade-journey";

const rounds = 3;
const slower = 4;

/** The start page on a phone, and each later step under a slow processor. */
export async function vitals(): Promise<Row[]> {
  const testbed = await openTestbed();
  const blank = await startBlankNext();
  const browser = await openBrowser();
  try {
    const startPage = async (slowness: Slowness) => {
      const seen: Seen = { ours: [], blank: [] };
      for (let round = 0; round < rounds; round++) {
        seen.ours.push(await lighthouse(`${testbed.url}/id`, slowness));
        seen.blank.push(await lighthouse(blank.url, slowness));
      }
      return seen;
    };
    const pages = [...pageRows(await startPage("simulate")), ...slowedRows(await startPage("devtools"))];
    const steps: StepVitals[][] = [];
    const taps: number[] = [];
    for (let round = 0; round < rounds; round++) {
      steps.push(await driveSlowly(browser, testbed.url));
      taps.push(await tapBlank(browser, blank.url));
    }
    return [...pages, ...stepRows(steps, median(taps))];
  } finally {
    await browser.close();
    await blank.stop();
    await testbed.stop();
  }
}

type Seen = { ours: Scores[]; blank: Scores[] };

function pageRows(seen: Seen): Row[] {
  const full = (row: Row): Row => ({
    ...row,
    goal: { sentence: "100", met: row.ours === 100, ...runsIn(seen) },
  });
  return [
    full(pageRow("performance", "count", "performance", seen)),
    full(pageRow("accessibility", "count", "accessibility", seen)),
    full(pageRow("best practices", "count", "bestPractices", seen)),
    lcpRow("largest contentful paint", seen),
    pageRow("total blocking time", "ms", "tbt", seen),
  ];
}

/** Measured, not reckoned. */
function slowedRows(seen: Seen): Row[] {
  return [
    pageRow("performance in a slowed browser", "count", "performance", seen),
    lcpRow("largest contentful paint in a slowed browser", seen),
  ];
}

function lcpRow(what: string, seen: Seen): Row {
  const row = pageRow(what, "ms", "lcp", seen);
  const met = row.ours <= 1.25 * (row.against?.figure ?? 0);
  return { ...row, goal: { sentence: "≤ 1.25 ×", met, ...runsIn(seen) } };
}

/** Runs that saw something painted. */
const runsIn = ({ ours, blank }: Seen) => ({
  saw: Math.min(...[ours, blank].map((runs) => runs.filter(({ lcp }) => lcp > 0).length)),
  least: rounds,
});

function pageRow(what: string, unit: Row["unit"], name: keyof Scores, { ours, blank }: Seen): Row {
  const middle = (runs: Scores[]) => median(runs.map((run) => run[name]));
  return {
    what: `start page: ${what}`,
    unit,
    ours: middle(ours),
    against: { name: "blank Next", figure: middle(blank) },
  };
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

/** Nothing listens. */
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

const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0);

/** A run's worst interaction, the median of the runs. */
function stepRows(rounds: StepVitals[][], blankTap: number): Row[] {
  const names = [...new Set(rounds.flat().map(({ step }) => step))];
  // A journey without any interaction was not watched.
  const saw = sum(rounds.flat().map(({ interactions }) => interactions));
  const least = 6 * rounds.length;
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
        goal: { sentence: "≤ 200 ms", met: inp <= 200, saw, least },
      },
      {
        what: `${name}, ${slower} × slower: CLS`,
        unit: "ratio",
        ours: cls,
        goal: { sentence: "0", met: cls === 0, saw, least },
      },
    ];
  });
}
