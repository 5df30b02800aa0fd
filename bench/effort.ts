import type { Browser, Page } from "@playwright/test";
import { installStandIn } from "../e2e/feeds/stand-in";
import { someApplicant } from "../e2e/support/applicants";
import { fixedWords } from "../e2e/support/fixed-words";
import type { RejectName, WireField } from "../lib/kredibel/constraints";
import { queue } from "./queue";
import { onPhone, openBrowser } from "./support/browser";
import type { Row } from "./support/table";
import { openTestbed, type Testbed } from "./support/testbed";
import { HandmadeJourney } from "./weight/handmade-journey";

type Effort = { taps: number; keystrokes: number; pages: number };
type Mend = Parameters<HandmadeJourney["mendAndSend"]>[0];

/** Of ordinary length. */
const emailAddress = "siti.contoh@gmail.com";

/** Of the same length; the birth date, in three parts, takes less. */
const others: Record<Mend, string> = {
  identityImage: "",
  identityId: someApplicant().identityId,
  fullName: "SITI CONTOH S",
  emailAddress: "siti.contoh@yahoo.com",
  phoneNumber: "081234567891",
  faceImage: "",
};
const rejectable = Object.keys(others) as Mend[];

/** Taps and keys to the verdict, and to mend one answer; taps of staff for a queue of customers. */
export async function effort(): Promise<Row[]> {
  const browser = await openBrowser();
  const testbed = await openTestbed();
  try {
    let first: Effort | undefined;
    const rows: Row[] = [];
    for (const field of rejectable) {
      const run = await liveThrough(browser, testbed, field);
      if (!first) rows.push(...firstRun(run.first));
      first ??= run.first;
      rows.push(...mendRows(field, run.mend, first));
    }
    return [...rows, ...(await queue(browser))];
  } finally {
    await testbed.stop();
    await browser.close();
  }
}

async function liveThrough(browser: Browser, testbed: Testbed, field: Mend) {
  const applicant = someApplicant({ emailAddress });
  return onPhone(browser, testbed.url, async (page) => {
    await page.addInitScript(countEffort);
    const camera = await installStandIn(page, "good");
    const journey = new HandmadeJourney(page, "id", applicant);
    const rejectFields: RejectName[] = [field];
    await testbed.expect({ identityId: applicant.identityId, status: "not_verified", rejectFields });
    await journey.apply();
    await journey.expectOutcome("not_verified");
    const first = await effortOf(page);
    // The same picture would not be sent.
    await camera.show("large");
    await journey.mendAndSend(field, others[field]);
    await journey.expectOutcome("verified");
    const all = await effortOf(page);
    return { first, mend: minus(all, first) };
  });
}

function firstRun(first: Effort): Row[] {
  return (Object.keys(first) as (keyof Effort)[]).map((what) => ({
    what: `first run: ${what}`,
    unit: "count",
    ours: first[what],
  }));
}

function mendRows(field: WireField, mend: Effort, first: Effort): Row[] {
  const name = fixedWords.en.fields[field];
  const ours = movesOf(mend);
  const figure = movesOf(first);
  const against = { name: "our first run", figure };
  // A tap to open it, one to send it.
  const goal = { sentence: "≤ ¼", met: ours <= figure / 4, saw: ours, least: 2 };
  return [
    { what: `${name} rejected: taps and keystrokes to mend it`, unit: "count", ours, against, goal },
    {
      what: `${name} rejected: pages`,
      unit: "count",
      ours: mend.pages,
      against: { name: "our first run", figure: first.pages },
    },
  ];
}

const movesOf = ({ taps, keystrokes }: Effort) => taps + keystrokes;

const minus = (all: Effort, before: Effort): Effort => ({
  taps: all.taps - before.taps,
  keystrokes: all.keystrokes - before.keystrokes,
  pages: all.pages - before.pages,
});

declare global {
  interface Window {
    effort?: Effort;
  }
}

/** In the page. Each of ours begins by giving a heading the focus. */
function countEffort(): void {
  const effort = { taps: 0, keystrokes: 0, pages: 0 };
  window.effort = effort;
  addEventListener("pointerdown", ({ isTrusted }) => isTrusted && effort.taps++, true);
  addEventListener("keydown", ({ isTrusted }) => isTrusted && effort.keystrokes++, true);
  addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLHeadingElement) effort.pages++;
  });
}

async function effortOf(page: Page): Promise<Effort> {
  const effort = await page.evaluate(() => window.effort && { ...window.effort });
  if (!effort) throw new Error("The page counts nothing.");
  return effort;
}
