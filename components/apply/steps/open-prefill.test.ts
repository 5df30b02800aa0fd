import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakePage } from "../../testing/page";

const prefill = { fullName: { value: "SITI CONTOH", locked: true } };

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

type Answer = () => Response | Promise<Response>;

/** @param anchor what the page has of that id */
async function opening(hash: string, answer: Answer = () => Response.json({ prefill }), anchor = "main") {
  const page = fakePage();
  const location = Object.assign(page.location, { pathname: "/id", search: "?why=reload", hash });
  Object.assign(page.document, { getElementById: (id: string) => (id === anchor ? {} : null) });
  const asked: unknown[][] = [];
  vi.stubGlobal("fetch", async (address: string, { method, body }: RequestInit) => {
    asked.push([method, address, body, ...page.shown]);
    location.hash = "";
    return answer();
  });
  return { ...(await import("./open-prefill")), ...(await import("@/lib/onboarding/draft")), page, asked };
}

test("openPrefill: the fragment leaves the address before it is asked about", async () => {
  const { openPrefill, asked } = await opening("#sealed");
  expect(await openPrefill()).toEqual(prefill);
  expect(asked).toEqual([["POST", "/api/prefill", "sealed", "/id?why=reload"]]);
});

test("openPrefill: a second look asks nothing and has the same", async () => {
  const { openPrefill, asked } = await opening("#sealed");
  await openPrefill();
  expect(await openPrefill()).toEqual(prefill);
  expect(asked).toHaveLength(1);
});

test.each<[string, Answer]>([
  ["is a refusal", () => Response.json({ prefill }, { status: 422 })],
  ["is no JSON", () => new Response("<html>")],
  ["does not come", () => Promise.reject(new TypeError("Failed to fetch"))],
])("openPrefill: nothing to fill in where the answer %s", async (_, answer) => {
  const { openPrefill, page } = await opening("#sealed", answer);
  expect(await openPrefill()).toBeNull();
  expect(page.shown).toEqual(["/id?why=reload"]);
});

test.each(["", "#main"])("openPrefill: the fragment %j is none of a session's link", async (hash) => {
  const { openPrefill, page, asked } = await opening(hash);
  expect([openPrefill(), page.shown, asked]).toEqual([null, [], []]);
});

test("openPrefill: nothing is left of it when the case has ended", async () => {
  const { openPrefill, disposeJourney } = await opening("#sealed");
  await openPrefill();
  disposeJourney();
  expect(openPrefill()).toBeNull();
});
