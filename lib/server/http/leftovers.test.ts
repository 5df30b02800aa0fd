import { expect, test } from "vitest";
import { createApplicationSeal } from "./cookies/application-seal";
import { dropLeftovers, leadBack } from "./leftovers";

const sealOf = (current: string) => createApplicationSeal({ current, former: () => null });
const seal = sealOf("a secret for tests only");
const cookieOf = ({ close }: typeof seal) => `application=${close("a".repeat(43))}`;

test("leftovers: not asked for where the application's cookie came along, and else", () => {
  expect(dropLeftovers(cookieOf(seal), seal)).toBe("");
  for (const cookie of [null, "", cookieOf(sealOf("another secret for tests"))])
    expect(dropLeftovers(cookie, seal)).toContain("deleteDatabase");
});

type Asked = { databases: () => Promise<{ name: string }[]>; status?: number };

/** Runs one as a page does, in a browser that answers so. */
async function run(script: string, { databases, status }: Asked) {
  const saw = { asked: 0, dropped: [] as string[], led: [] as string[] };
  const page = {
    indexedDB: { databases, deleteDatabase: (name: string) => saw.dropped.push(name) },
    location: { replace: (to: string) => saw.led.push(to) },
    fetch: async () => {
      saw.asked++;
      if (status === undefined) throw new TypeError("fetch failed");
      return new Response(null, { status });
    },
  };
  new Function(...Object.keys(page), script)(...Object.values(page));
  await new Promise(setImmediate);
  return saw;
}

const draft = async () => [{ name: "other" }, { name: "draft" }];
const none = { asked: 0, dropped: [], led: [] };

test.each([
  { what: "a draft and its key", databases: draft, status: 200, saw: { led: ["/id/apply"] } },
  { what: "a draft without a key", databases: draft, status: 403, saw: { dropped: ["draft"] } },
  { what: "a draft of another session", databases: draft, status: 409, saw: {} },
  { what: "a draft, and no answer", databases: draft, status: undefined, saw: {} },
  { what: "a draft, and a server that is not ready", databases: draft, status: 503, saw: {} },
])("leftovers: a browser with $what", async ({ databases, status, saw }) => {
  const drop = await run(dropLeftovers(null, seal), { databases, status });
  expect(drop).toEqual({ ...none, ...saw, asked: 1, led: [] });
  const lead = await run(leadBack("/id/apply"), { databases, status });
  expect(lead).toEqual({ ...none, ...saw, asked: 1, dropped: [] });
});

test.each([
  { what: "without a draft", databases: async () => [{ name: "other" }] },
  { what: "that forbids storage", databases: () => Promise.reject(new DOMException("forbidden")) },
  {
    what: "that cannot list",
    databases: () => {
      throw new TypeError("not a function");
    },
  },
])("leftovers: a browser $what asks nothing", async ({ databases }) => {
  for (const script of [dropLeftovers(null, seal), leadBack("/id/apply")])
    expect(await run(script, { databases, status: 403 })).toEqual(none);
});
