import { beforeAll, expect, test } from "vitest";
import { openByPhone } from "../../ledger/testing/cases";
import { openMemoryLedger } from "../../ledger/testing/memory";
import type { CookieStore } from "../http/cookies/pair";
import type { Services } from "../services";
import { hasHandoffPage } from "./computer";

let bench: Awaited<ReturnType<typeof openMemoryLedger>>;
beforeAll(async () => {
  bench = await openMemoryLedger();
}, 60_000);

test("computer: switched off, its page stays while a phone has the case, and only then", async () => {
  const { ledger } = bench;
  const begun = await ledger.beginHandoff({ former: null, applicationId: null, session: null, ref: null });
  const watcher = begun?.watcher ?? "";
  const has = (HANDOFF: "off" | "offer", cookie: string | undefined = watcher) => {
    const cookies: CookieStore = {
      get: (name) => (name === "handoff" && cookie ? { value: cookie } : undefined),
      set: () => {},
    };
    return hasHandoffPage({ cookies, services: { ledger, settings: { HANDOFF } as Services["settings"] } });
  };
  expect(await has("offer", "")).toBe(true);
  expect([await has("off", ""), await has("off")]).toEqual([false, false]);
  const { phone, found } = await openByPhone(ledger, begun?.code ?? "");
  await ledger.confirmHandoff({ phone, number: found.row.number ?? 0, ownerHashOf: String });
  expect(await has("off")).toBe(true);
  await ledger.leaveHandoff({ watcher });
  expect(await has("off")).toBe(false);
});
