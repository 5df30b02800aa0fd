import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakePage } from "../testing/page";

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

const channels = new Set<Channel>();

/** As the browser's: a message reaches every other channel of that name. */
class Channel extends EventTarget {
  constructor() {
    super();
    channels.add(this);
  }
  postMessage() {
    for (const other of channels) if (other !== this) other.dispatchEvent(new Event("message"));
  }
}

/** As another tab does. */
async function sealFromElsewhere() {
  vi.resetModules();
  (await import("./seal-tabs")).sealOtherTabs();
}

/** A tab with a case; what the server says of its cookie's application. */
async function aTab({ seen = "a1" as string | null, channel = true } = {}) {
  channels.clear();
  const page = fakePage();
  const replaced: string[] = [];
  Object.assign(page.location, { replace: (address: string) => replaced.push(address) });
  vi.stubGlobal("BroadcastChannel", channel ? Channel : undefined);
  vi.stubGlobal("fetch", async (_: string, { method = "GET" }: RequestInit) =>
    Response.json(
      method === "POST" ? { kind: "started", application: "a1", build: "b1" } : { application: seen },
    ),
  );
  const tab = {
    ...(await import("@/lib/onboarding/draft")),
    ...(await import("@/lib/onboarding/attempt/pending-submission")),
    ...(await import("@/components/journey/application")),
    ...(await import("./seal-tabs")),
  };
  await tab.beginApplication("id", "branch");
  tab.setAnswers({ fullName: "SITI CONTOH" });
  const holds = () => tab.getJourney() !== tab.emptyJourney;
  return { ...tab, page, replaced, holds, stop: tab.watchOtherTabs("/id/branch") };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

test("watchOtherTabs: a message from another tab forgets the case and leaves", async () => {
  const { holds, replaced } = await aTab();
  await sealFromElsewhere();
  expect([holds(), replaced]).toEqual([false, ["/id/branch"]]);
});

test("watchOtherTabs: with a pending submission it forgets and stays", async () => {
  const { beginSubmission, holds, replaced } = await aTab();
  beginSubmission("1");
  await sealFromElsewhere();
  expect([holds(), replaced]).toEqual([false, []]);
});

test("watchOtherTabs: hears nothing once it has stopped", async () => {
  const { stop, holds } = await aTab();
  stop();
  await sealFromElsewhere();
  expect(holds()).toBe(true);
});

test("sealOtherTabs: leaves the tab that says so to its own end", async () => {
  const { sealOtherTabs, holds, replaced } = await aTab();
  sealOtherTabs();
  expect([holds(), replaced]).toEqual([true, []]);
});

test.each([
  ["was ended elsewhere", null, false],
  ["is still open", "a1", true],
  ["gave way to another, which the server refuses", "a2", true],
])("watchOtherTabs: without messages, seen again when its application %s", async (_, seen, holding) => {
  const { page, holds } = await aTab({ seen, channel: false });
  page.fire("visibilitychange");
  await soon();
  await soon();
  expect(holds()).toBe(holding);
});

test.each([
  ["is out of reach", () => Promise.reject(new TypeError("fetch failed"))],
  ["answers as a proxy does", async () => Response.json({ application: null }, { status: 502 })],
])("watchOtherTabs: where the server %s the tab is emptied when seen the next time", async (_, answer) => {
  const { page, holds } = await aTab({ channel: false });
  const look = async () => {
    page.fire("visibilitychange");
    await soon();
    await soon();
  };
  vi.stubGlobal("fetch", answer);
  await look();
  expect(holds()).toBe(true);
  vi.stubGlobal("fetch", async () => Response.json({ application: null }));
  await look();
  expect(holds()).toBe(false);
});
