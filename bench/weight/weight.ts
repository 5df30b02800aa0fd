import { setTimeout as wait } from "node:timers/promises";
import type { Browser, Page } from "@playwright/test";
import { someApplicant } from "../../e2e/support/applicants";
import { type Weight, watchTraffic } from "../submit/traffic";
import { onPhone, openBrowser } from "../support/browser";
import type { Row } from "../support/table";
import { openTestbed } from "../support/testbed";
import { startBlankNext } from "./blank-next";
import { sdks, serveSdk } from "./competitor-sdks";
import { type JourneyWeight, weighJourney } from "./journey-weight";

/** Own bytes to be reached; `budget.json` must not be exceeded. */
const target = { first: 40_000, journey: 70_000 };

export async function weight(): Promise<Row[]> {
  const browser = await openBrowser();
  try {
    const blank = await weighBlank(browser);
    const ours = await weighOurs(browser);
    const rows = [...againstBlank(ours, blank), ...(await againstSdks(browser, ours))];
    return [...rows, thirdParties(ours.journey)];
  } finally {
    await browser.close();
  }
}

function againstBlank({ first, journey }: JourneyWeight, blank: Weight): Row[] {
  const own = { first: first.bytes - blank.bytes, journey: journey.bytes - blank.bytes };
  const against = (figure: number) => ({ name: "blank Next", figure });
  // Less than the blank page is nothing that was weighed.
  const goal = (figure: number, most: number) => ({
    sentence: `≤ ${most / 1000} KB`,
    met: figure <= most,
    saw: figure,
    least: 1,
  });
  return [
    { what: "first page, JS + CSS", unit: "bytes", ours: first.bytes, against: against(blank.bytes) },
    { what: "whole journey, JS + CSS", unit: "bytes", ours: journey.bytes, against: against(blank.bytes) },
    {
      what: "our share of the first page",
      unit: "bytes",
      ours: own.first,
      goal: goal(own.first, target.first),
    },
    {
      what: "our share of the whole journey",
      unit: "bytes",
      ours: own.journey,
      goal: goal(own.journey, target.journey),
    },
    { what: "first page, requests", unit: "count", ours: first.requests, against: against(blank.requests) },
    {
      what: "whole journey, requests",
      unit: "count",
      ours: journey.requests,
      against: against(blank.requests),
    },
  ];
}

/** An SDK's journey needs an account at its maker: its first screen stands against our whole journey. */
async function againstSdks(browser: Browser, { journey }: JourneyWeight): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, sdk] of Object.entries(sdks)) {
    const { url, stop } = await serveSdk(name, sdk);
    const theirs = await onPhone(browser, url, (page) => weighPage(page, url));
    await stop();
    rows.push(
      {
        what: "our whole journey, their first screen",
        unit: "bytes",
        ours: journey.bytes,
        against: { name, figure: theirs.bytes },
      },
      {
        what: "third-party origins asked for",
        unit: "count",
        ours: journey.thirdParties.length,
        against: { name, figure: theirs.thirdParties.length },
      },
    );
  }
  return rows;
}

function thirdParties({ thirdParties, requests }: Weight): Row {
  const ours = thirdParties.length;
  const goal = { sentence: "0", met: ours === 0, saw: requests, least: 30 };
  return { what: "our third-party origins", unit: "count", ours, goal };
}

async function weighOurs(browser: Browser): Promise<JourneyWeight> {
  const { url, stop } = await openTestbed();
  try {
    return await onPhone(browser, url, (page) => weighJourney(page, someApplicant()));
  } finally {
    await stop();
  }
}

async function weighBlank(browser: Browser): Promise<Weight> {
  const { url, stop } = await startBlankNext();
  try {
    return await onPhone(browser, url, (page) => weighPage(page, url));
  } finally {
    await stop();
  }
}

async function weighPage(page: Page, url: string): Promise<Weight> {
  const traffic = watchTraffic(page);
  await page.goto(url);
  // Some pages never come to rest.
  await Promise.race([page.waitForLoadState("networkidle", { timeout: 0 }), wait(10_000)]);
  return traffic.weigh();
}
