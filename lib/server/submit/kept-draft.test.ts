import { beforeAll, expect, test } from "vitest";
import { openMemoryLedger } from "../../ledger/testing/memory";
import { insertSession } from "../../sessions/testing/session-row";
import { createApplicationSeal } from "../http/cookies/application-seal";
import type { CookieStore } from "../http/cookies/pair";
import { createDraftKeys } from "./draft-keys";
import { keptDraft } from "./kept-draft";

const secrets = { current: "a secret for tests only", former: () => null };
const applicationSeal = createApplicationSeal(secrets);
const draftKeys = createDraftKeys(secrets);
const another = "22222222-2222-4222-8222-222222222222";
const opening = { channel: "self", locale: "id", consentVersion: "7", consentHash: "h" } as const;

let bench: Awaited<ReturnType<typeof openMemoryLedger>>;
beforeAll(async () => {
  bench = await openMemoryLedger();
}, 60_000);

const makeSession = async () => (await insertSession(bench.db, bench.now())).id;

/** Of a browser with a draft, begun in that session. */
async function drafted(sessionId: string | null) {
  const { ledger } = bench;
  const made = draftKeys.make();
  const { id, token } = await ledger.openApplication({
    ...opening,
    draftKeyOf: made.sealFor,
    ...(sessionId !== null && { sessionId }),
  });
  const cookies: CookieStore = { get: () => ({ value: applicationSeal.close(token) }), set: () => {} };
  const ask = (now: string | null, keys: typeof draftKeys | null = draftKeys) =>
    keptDraft({ cookies, services: { ledger, applicationSeal, draftKeys: keys } }, now);
  return { opened: { id, draftKey: made.key }, token, ask };
}

test("kept draft: opens in the session that it was begun in, or where there is none", async () => {
  for (const session of [null, await makeSession()]) {
    const { ask, opened } = await drafted(session);
    expect(await ask(session)).toEqual(opened);
  }
});

test("kept draft: stays shut while its browser is in another session", async () => {
  const [plain, linked] = [await drafted(null), await drafted(await makeSession())];
  expect(await plain.ask(another)).toBe("other_session");
  expect(await linked.ask(another)).toBe("other_session");
  expect(await linked.ask(null)).toBe("other_session");
  expect(await plain.ask(null)).toEqual(plain.opened);
});

test("kept draft: none of a closed application, nor where nothing is kept", async () => {
  const { ask, token } = await drafted(null);
  expect(await ask(null, null)).toBe("none");
  await bench.ledger.closeApplication(token);
  expect(await ask(another)).toBe("none");
});
