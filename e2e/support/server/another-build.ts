import type { Page, Route } from "@playwright/test";
import { buildOf } from "../outcome-states";

/**
 * Swaps the build behind an open page: files that it has not loaded are gone, its server actions are unknown, and whatever
 * the server says is of another build. A document loaded from then on belongs to that build, and nothing is swapped for it.
 */
export async function deployAnother(page: Page): Promise<void> {
  const build = await buildOf(page);
  const answer = async (route: Route) => {
    const request = route.request();
    if (request.resourceType() === "document") {
      await page.unroute("**/*", answer);
      return route.fallback();
    }
    if (request.url().includes("/_next/static/")) return route.fulfill({ status: 404, body: "" });
    if (request.headers()["next-action"])
      return route.fulfill({ status: 404, headers: { "x-nextjs-action-not-found": "1" }, body: "" });
    const response = await route.fetch();
    const text = await response.text();
    const headers = { ...response.headers(), "x-build": "another" };
    const body = text.replaceAll(build, "another");
    return route.fulfill({ response, headers, body });
  };
  await page.route("**/*", answer);
}
