import { gzipSync } from "node:zlib";
import type { Page, Request } from "@playwright/test";

/** `bytes`: JavaScript and style sheets, inlined ones too, each gzipped here. */
export type Weight = { bytes: number; requests: number; thirdParties: string[] };

/** Workers' too, from now on. */
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
    /** @param moment in milliseconds since 1970 */
    weighUntil: (moment: number): Promise<Weight> =>
      weighed(
        requests.filter((request) => request.timing().startTime <= moment),
        [],
      ),
    weigh: async (): Promise<Weight> => weighed(requests, await askedByWorkers(page)),
  };
}

/** No requests of the page. */
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

/** Anew: a browser forgets bodies. */
const gzippedBytes = async (url: string): Promise<number> => gzipSync(await load(url)).length;

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
