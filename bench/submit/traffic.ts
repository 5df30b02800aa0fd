import { gzipSync } from "node:zlib";
import type { Page, Request } from "@playwright/test";

/**
 * What a page asked for. `bytes` counts JavaScript and style sheets, those in the page itself as well, each gzipped once
 * more in the same way.
 */
export type Weight = { bytes: number; requests: number; thirdParties: string[] };

/** Counts what a page and its workers ask for, from now on. */
export function watchTraffic(page: Page) {
  const requests: Request[] = [];
  page.on("request", (request) => requests.push(request));
  const weighed = (asked: readonly Request[], byWorkers: readonly string[]) =>
    weigh(
      [...asked.map((request) => request.url()), ...byWorkers],
      asked.filter((request) => request.isNavigationRequest()).map((request) => request.url()),
      page.url(),
    );
  return {
    /** What the page had asked for by a moment, in milliseconds since 1970. */
    weighUntil: (moment: number): Promise<Weight> =>
      weighed(
        requests.filter((request) => request.timing().startTime <= moment),
        [],
      ),
    /** Everything so far. */
    weigh: async (): Promise<Weight> => weighed(requests, await askedByWorkers(page)),
  };
}

/** What a worker's script brings in itself is no request of the page. */
async function askedByWorkers(page: Page): Promise<string[]> {
  const urls = page
    .workers()
    .map((worker) => worker.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name)));
  return (await Promise.all(urls)).flat();
}

async function weigh(asked: readonly string[], documents: readonly string[], page: string): Promise<Weight> {
  const overNetwork = asked.filter((url) => /^https?:/.test(url));
  const urls = [...new Set(overNetwork)];
  const isOurs = (url: string) => new URL(url).origin === new URL(page).origin;
  const code = urls.filter((url) => isOurs(url) && /\.(m?js|css)$/.test(new URL(url).pathname));
  const inPages = [...new Set(documents)].filter(isOurs).map(gzippedStyles);
  const sizes = await Promise.all([...code.map(gzippedBytes), ...inPages]);
  return {
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    requests: overNetwork.length,
    thirdParties: [...new Set(urls.filter((url) => !isOurs(url)).map((url) => new URL(url).origin))],
  };
}

/** Asked for anew: a browser forgets bodies, and a server may compress in its own way. */
const gzippedBytes = async (url: string): Promise<number> => gzipSync(await load(url)).length;

/** The style sheets that a page carries in itself. */
async function gzippedStyles(url: string): Promise<number> {
  const html = new TextDecoder().decode(await load(url));
  const styles = [...html.matchAll(/<style\b[^>]*>(.*?)<\/style>/gs)].map(([, css = ""]) => css);
  return styles.reduce((sum, css) => sum + gzipSync(css).length, 0);
}

async function load(url: string): Promise<Uint8Array> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
