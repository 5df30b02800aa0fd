import type { Browser, Page } from "@playwright/test";
import { installStandIn } from "../e2e/feeds/stand-in";
import { someApplicant } from "../e2e/support/applicants";
import { fixedWords } from "../e2e/support/fixed-words";
import type { RejectName, WireField } from "../lib/kredibel/constraints";
import { onPhone, openBrowser } from "./support/browser";
import type { Row } from "./support/table";
import { type House, openHouse } from "./support/testbed";
import { HandmadeJourney } from "./weight/handmade-journey";

type Effort = { taps: number; keystrokes: number; pages: number };
type Mend = Parameters<HandmadeJourney["mendAndSend"]>[0];

/** An answer of ordinary length: an address made to be new each time has many more letters than people's have. */
const emailAddress = "siti.contoh@gmail.com";

/** Other answers of the same length. The birth date has three fields, of which one is mended: less than any of these. */
const others: Record<Mend, string> = {
  identityImage: "",
  identityId: someApplicant().identityId,
  fullName: "SITI CONTOH S",
  emailAddress: "siti.contoh@yahoo.com",
  phoneNumber: "081234567891",
  faceImage: "",
};
const rejectable = Object.keys(others) as Mend[];

/** What a person does from the start page to the verdict, and to have one answer mended, counted by the browser. */
export async function effort(): Promise<Row[]> {
  const browser = await openBrowser();
  const house = await openHouse();
  try {
    let first: Effort | undefined;
    const rows: Row[] = [];
    for (const field of rejectable) {
      const run = await liveThrough(browser, house, field);
      if (!first) rows.push(...firstRun(run.first));
      first ??= run.first;
      rows.push(...mendRows(field, run.mend, first));
    }
    return rows;
  } finally {
    await house.stop();
    await browser.close();
  }
}

/** Applies, has one answer turned down, mends it. */
async function liveThrough(browser: Browser, house: House, field: Mend) {
  const applicant = someApplicant({ emailAddress });
  return onPhone(browser, house.url, async (page) => {
    await page.addInitScript(countEffort);
    const camera = await installStandIn(page, "good");
    const journey = new HandmadeJourney(page, "id", applicant);
    const rejectFields: RejectName[] = [field];
    await house.expect({ identityId: applicant.identityId, status: "not_verified", rejectFields });
    await journey.apply();
    await journey.expectOutcome("not_verified");
    const first = await effortOf(page);
    // Another picture: the same one again would be told from it, and not sent.
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
  // To mend one answer takes a tap to open it and one to send it.
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

/** Runs in the page. A page is whatever gives a heading the focus, which is how each of ours begins. */
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
