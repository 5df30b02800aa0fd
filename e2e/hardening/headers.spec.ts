import { everywhere, neverStored, onScripts } from "../../lib/server/http/header-table.mjs";
import { pageHeaders } from "../../lib/server/http/headers";
import { inlinedStyles } from "../../lib/server/http/inlined-styles";
import { buildId } from "../../lib/server/ops/build-id";
import { expect, test } from "../support/fixtures";
import { builtFiles, builtRoutes } from "../support/routes";
import { app, deployedUrl } from "../support/server/servers";

test.skip(deployedUrl !== undefined, "reads the manifest of the build");

const pages = () => builtRoutes().filter((route) => /^\/(id|en)(\/|$)/.test(route));
const others = () => builtRoutes().filter((route) => !pages().includes(route));

test("every page has the table's headers, with a nonce of its own", async ({ request }) => {
  expect(pages().length).toBeGreaterThanOrEqual(10);
  const nonces = new Set<string>();
  for (const route of pages()) {
    const headers = (await request.get(route)).headers();
    const nonce = /'nonce-([^']+)'/.exec(headers["content-security-policy"] ?? "")?.[1] ?? "";
    expect(nonce.length, route).toBeGreaterThanOrEqual(22);
    expect(nonces, route).not.toContain(nonce);
    nonces.add(nonce);
    expect(headers, route).toMatchObject(
      lowerCase(pageHeaders({ nonce, development: false, styles: inlinedStyles(), build: buildId() })),
    );
    expect(headers, route).not.toHaveProperty("x-powered-by");
  }
});

test("every other answer has them too: routes, files, redirects, and what is not there", async ({
  request,
}) => {
  const missing = ["/api/no-such-route", "/_next/static/no-such-file.js", "/_next/image?url=x"];
  const redirects = ["/", "/apply"];
  const routes = [...others(), ...builtFiles(), "/favicon.ico", ...missing, ...redirects];
  for (const route of routes) {
    const answer = await request.get(route, { maxRedirects: 0 });
    const own = route.startsWith("/_next/static/chunks/") ? onScripts : {};
    expect(answer.headers(), route).toMatchObject(lowerCase({ ...everywhere, ...own }));
    expect(answer.headers(), route).not.toHaveProperty("x-powered-by");
    expect(answer.status(), route).toBeLessThan(500);
  }
});

test("what calls itself an action has them too, and never a page's policy", async ({ request }) => {
  const headers = { "next-action": "0".repeat(42), origin: app.url };
  for (const route of ["/id", "/id/apply"]) {
    const page = await request.get(route, { headers });
    const action = await request.post(route, { headers, data: "[]" });
    for (const answer of [page, action]) {
      expect(answer.headers(), route).toMatchObject(lowerCase(everywhere));
      expect(answer.headers()["cache-control"], route).toContain("no-store");
      expect(answer.headers()["x-request-id"], route).toMatch(/^[0-9a-f-]{36}$/);
    }
  }
});

test("nothing of the API is stored, whatever the method", async ({ request }) => {
  const routes = others().filter((route) => route.startsWith("/api/") && route !== "/api/brand-logo");
  expect(routes.length).toBeGreaterThanOrEqual(3);
  // The same for everybody; `lib/server/http/brand-logo` says when it is kept.
  expect((await request.get("/api/brand-logo")).headers()).toMatchObject(lowerCase(neverStored));
  for (const route of routes)
    for (const method of ["GET", "POST", "PUT", "DELETE", "OPTIONS"])
      expect((await request.fetch(route, { method })).headers(), `${method} ${route}`).toMatchObject(
        lowerCase(neverStored),
      );
});

test("no answer lets another site's page read it, asked beforehand or not", async ({ request }) => {
  const headers = { origin: "https://evil.example", "access-control-request-method": "POST" };
  for (const route of [...builtRoutes(), ...builtFiles()])
    for (const method of ["GET", "OPTIONS"]) {
      const answer = await request.fetch(route, { method, headers, maxRedirects: 0 });
      expect(answer.headers(), `${method} ${route}`).not.toHaveProperty("access-control-allow-origin");
    }
});

test("a policy names no foreign origin and no unsafe script", () => {
  const facts = { nonce: "x", development: false, styles: [], build: "x" };
  const policy = pageHeaders(facts)["Content-Security-Policy"];
  expect(policy).not.toMatch(/unsafe-|\*|https?:/);
  expect(policy).toContain("default-src 'none'");
});

test("through a whole journey the browser speaks to nobody else, and complains of nothing", async ({
  context,
  page,
  journey,
}) => {
  const origins = new Set<string>();
  const complaints: string[] = [];
  context.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url())) origins.add(new URL(request.url()).origin);
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await journey.apply();
  await journey.expectOutcome("verified");
  expect([...origins]).toEqual([new URL(app.url).origin]);
  await page.evaluate("console.warn('is heard')");
  expect(complaints).toEqual(["is heard"]);
});

function lowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
