import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";

/** What a page asked for. `bytes` counts JavaScript and style sheets, each gzipped once more in the same way. */
export type Weight = { bytes: number; requests: number; thirdParties: string[] };

type Asked = { url: string; at: number };

/** Counts what a page and its workers ask for, from now on. */
export function watchTraffic(page: Page) {
  const asked: Asked[] = [];
  page.on("request", (request) => {
    if (/^https?:/.test(request.url())) asked.push({ url: request.url(), at: request.timing().startTime });
  });
  return {
    /** Everything so far, or what had been asked for by a moment, in milliseconds since 1970. */
    weigh: (until = Number.POSITIVE_INFINITY) =>
      weigh(
        asked.filter(({ at }) => at <= until),
        page.url(),
      ),
    urls: () => asked.map(({ url }) => url),
  };
}

async function weigh(asked: readonly Asked[], page: string): Promise<Weight> {
  const urls = [...new Set(asked.map(({ url }) => url))];
  const isOurs = (url: string) => new URL(url).origin === new URL(page).origin;
  const code = urls.filter((url) => isOurs(url) && /\.(m?js|css)$/.test(new URL(url).pathname));
  const sizes = await Promise.all(code.map(gzippedBytes));
  return {
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    requests: asked.length,
    thirdParties: [...new Set(urls.filter((url) => !isOurs(url)).map((url) => new URL(url).origin))],
  };
}

/** Asked for anew: a browser forgets bodies, and a server may compress in its own way. */
export async function gzippedBytes(url: string): Promise<number> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return gzipSync(new Uint8Array(await answer.arrayBuffer())).length;
}
