import { afterEach, expect, test, vi } from "vitest";

afterEach(() => vi.unstubAllGlobals());

/** A tab, and the documents that are loaded in it one after the other. */
function aTab(kept = new Map<string, string>()) {
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  const loaded: string[] = [];
  vi.stubGlobal("location", {
    href: "http://page/id?ref=7",
    assign: (address: string) => loaded.push(address),
  });
  const load = async () => {
    vi.resetModules();
    return { ...(await import("./draft")), ...(await import("./updated-page")) };
  };
  return { kept, loaded, load };
}

test("loadUpdated: the next document has the ticks, and nothing stays in storage", async () => {
  const { kept, loaded, load } = aTab();
  const before = await load();
  before.setConsent({ check: true, certificate: true });
  before.loadUpdated("/id/apply");
  expect(loaded).toEqual(["/id/apply?why=updated"]);
  const after = await load();
  expect(after.updated).toBe(true);
  expect(after.getJourney().draft.consent).toEqual({ check: true, certificate: true });
  expect(kept.size).toBe(0);
  expect((await load()).updated).toBe(false);
});

test("loadUpdated: carries no answer", async () => {
  const { kept, load } = aTab();
  const before = await load();
  before.setAnswers({ fullName: "SITI CONTOH" });
  before.loadUpdated("/id");
  expect([...kept.values()]).toEqual([""]);
});

test.each([
  ["of other sentences", "2020-01-01"],
  ["of one box", ""],
])("updated: ticks %s tick nothing", async (_, value) => {
  const after = await aTab(new Map([["updated-page", value]])).load();
  expect(after.updated).toBe(true);
  expect(after.getJourney().draft.consent).toEqual({ check: false, certificate: false });
});

test("loadUpdated: where storage is blocked the page is loaded all the same", async () => {
  const { loaded, load } = aTab();
  vi.stubGlobal("sessionStorage", {
    getItem: () => {
      throw new Error("blocked");
    },
    setItem: () => {
      throw new Error("blocked");
    },
  });
  const page = await load();
  expect(page.updated).toBe(false);
  page.loadUpdated("/id");
  expect(loaded).toEqual(["/id?why=updated"]);
});
