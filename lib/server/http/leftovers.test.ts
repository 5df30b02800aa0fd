import { expect, test } from "vitest";
import { createApplicationSeal } from "./cookies/application-seal";
import { dropLeftovers, leadBack } from "./leftovers";

const seal = createApplicationSeal({ current: "a secret for tests only", former: () => null });
const other = createApplicationSeal({ current: "another secret for tests", former: () => null });
const cookieOf = ({ close }: typeof seal) => `application=${close("a".repeat(43))}`;

test.each([
  { site: "none", cookie: "", drops: true },
  { site: "same-origin", cookie: "", drops: true },
  { site: "same-origin", cookie: cookieOf(other), drops: true },
  { site: "same-origin", cookie: cookieOf(seal), drops: false },
  { site: "none", cookie: cookieOf(seal), drops: false },
  { site: "cross-site", cookie: "", drops: false },
  { site: "same-site", cookie: "", drops: false },
  { site: "", cookie: "", drops: false },
])("leftovers: from $site with cookie '$cookie' dropped: $drops", ({ site, cookie, drops }) => {
  const headers = new Headers({ ...(site && { "sec-fetch-site": site }), ...(cookie && { cookie }) });
  expect(dropLeftovers(headers, seal).includes('deleteDatabase("draft")')).toBe(drops);
});

/** Runs it as a page does, with a browser that answers so. */
async function leadsTo(databases: () => Promise<{ name: string }[]>): Promise<string[]> {
  const led: string[] = [];
  const run = new Function("indexedDB", "location", leadBack("/id/apply"));
  run({ databases }, { replace: (to: string) => led.push(to) });
  await new Promise(setImmediate);
  return led;
}

test.each([
  { what: "a draft", databases: async () => [{ name: "other" }, { name: "draft" }], led: ["/id/apply"] },
  { what: "none", databases: async () => [{ name: "other" }], led: [] },
  { what: "no answer", databases: () => Promise.reject(new Error("forbidden")), led: [] },
  {
    what: "no such question",
    databases: () => {
      throw new TypeError("not a function");
    },
    led: [],
  },
])("start page: a browser that says $what leads to $led", async ({ databases, led }) => {
  expect(await leadsTo(databases)).toEqual(led);
});
