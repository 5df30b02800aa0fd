import { pino } from "pino";
import { beforeAll, expect, test } from "vitest";
import { sessions } from "../../ledger/schema";
import { openByPhone } from "../../ledger/testing/cases";
import { openMemoryLedger } from "../../ledger/testing/memory";
import { ownerHash } from "../../sessions/link";
import { insertSession } from "../../sessions/testing/session-row";
import { createApplicationSeal } from "../http/cookies/application-seal";
import { ownerOf } from "../http/cookies/owner-cookie";
import type { CookieStore } from "../http/cookies/pair";
import { currentApplication, keepToken } from "../http/cookies/session";
import type { Services } from "../services";
import { answerConfirm } from "./phone";

const origin = "http://localhost";
const opening = { channel: "self", locale: "id", consentVersion: "7", consentHash: "h" } as const;
const applicationSeal = createApplicationSeal({ current: "a secret for tests only", former: () => null });

let bench: Awaited<ReturnType<typeof openMemoryLedger>>;
let services: Services;
beforeAll(async () => {
  bench = await openMemoryLedger();
  services = { ledger: bench.ledger, applicationSeal } as Services;
}, 60_000);

/** A phone before the number. */
async function atNumber(session: { id: string; ownerHash: string | null } | null = null) {
  const { ledger } = bench;
  const begun = await ledger.beginHandoff({ former: null, applicationId: null, session, ref: null });
  const { phone, found } = await openByPhone(ledger, begun?.code ?? "");
  const { number, choices } = found.row;
  const kept = new Map([["phone", phone]]);
  let answered = true;
  const cookies: CookieStore = {
    get: (name) => (kept.get(name) ? { value: kept.get(name) ?? "" } : undefined),
    set: (name, value) => answered && kept.set(name, value),
  };
  const log = pino({ level: "silent" });
  const pick = (picked: number, { lost = false } = {}) => {
    answered = !lost;
    return answerConfirm(picked, { cookies, services, origin, address: "203.0.113.1", log });
  };
  const begin = async (bound: string | null) => {
    const { id, token } = await ledger.openApplication({ ...opening, phone: bound });
    keepToken(cookies, token, origin, applicationSeal);
    return id;
  };
  const wrong = choices?.find((one) => one !== number) ?? 0;
  return { cookies, phone, pick, begin, number: number ?? 0, wrong };
}

const confirmed = { state: "confirmed", ref: null };
const currentId = async (cookies: CookieStore) => (await currentApplication(cookies, services))?.id ?? null;

test("phone: what it has begun by itself is left for the computer's case", async () => {
  const { pick, number, begin, cookies } = await atNumber();
  await begin(null);
  expect(await pick(number)).toEqual(confirmed);
  expect(await currentId(cookies)).toBeNull();
});

test("phone: any number tapped later in another tab leaves the case that was begun", async () => {
  const { pick, number, wrong, begin, phone, cookies } = await atNumber();
  await pick(number);
  const id = await begin(phone);
  for (const late of [number, wrong]) {
    expect(await pick(late)).toEqual(confirmed);
    expect(await currentId(cookies)).toBe(id);
  }
});

test("phone: asked once more after a lost answer, it owns the session all the same", async () => {
  const session = await insertSession(bench.db, bench.now(), { ownerHash: "the computer's" });
  const { pick, number, cookies } = await atNumber(session);
  await pick(number, { lost: true });
  expect(ownerOf(cookies)).toBeNull();
  expect(await pick(number)).toEqual(confirmed);
  const [row] = await bench.db.select().from(sessions);
  expect(row?.ownerHash).toBe(ownerHash(session.id, ownerOf(cookies)?.browser ?? ""));
});
