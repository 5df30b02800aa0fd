import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ensureChromium } from "../../e2e/support/browser";
import { buildOnce } from "./build-cache";
import { cache, run } from "./processes";

/** The newest for Node 20; installed by the bench alone, as it brings a hundred packages. */
const version = "12.8.2";

/** Scores of 0 to 100, times in milliseconds. */
export type Scores = {
  performance: number;
  accessibility: number;
  bestPractices: number;
  lcp: number;
  tbt: number;
};

type Report = {
  categories: Record<"performance" | "accessibility" | "best-practices", { score: number | null }>;
  audits: Record<"largest-contentful-paint" | "total-blocking-time", { numericValue?: number }>;
};

/** `simulate` (its default) reckons, `devtools` slows the browser. */
export type Slowness = "simulate" | "devtools";

/** A mid-range phone on slow 4G. */
export async function lighthouse(url: string, slowness: Slowness = "simulate"): Promise<Scores> {
  const manifest = `{ "private": true, "type": "module" }\n`;
  const packages = [`lighthouse@${version}`];
  const folder = await buildOnce("lighthouse", { "package.json": manifest }, packages, async () => {});
  const output = join(cache, "lighthouse.json");
  const command = {
    command: process.execPath,
    args: [
      join(folder, "node_modules/lighthouse/cli/index.js"),
      url,
      "--quiet",
      "--output=json",
      `--output-path=${output}`,
      "--only-categories=performance,accessibility,best-practices",
      `--throttling-method=${slowness}`,
      "--chrome-flags=--headless=new --no-sandbox --disable-background-networking",
    ],
    env: { CHROME_PATH: ensureChromium() },
  };
  // Now and then it loses its trace.
  await run("lighthouse", command).catch(() => run("lighthouse", command));
  const { categories, audits }: Report = JSON.parse(readFileSync(output, "utf8"));
  const score = (name: keyof Report["categories"]) => Math.round((categories[name].score ?? 0) * 100);
  return {
    performance: score("performance"),
    accessibility: score("accessibility"),
    bestPractices: score("best-practices"),
    lcp: audits["largest-contentful-paint"].numericValue ?? Number.NaN,
    tbt: audits["total-blocking-time"].numericValue ?? Number.NaN,
  };
}
