import type { Page } from "@playwright/test";

/** What the page sends from now on. */
export function sentTo(page: Page): string[] {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") sent.push(request.url());
  });
  return sent;
}
