import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { momentAt } from "../ledger/clock";
import { createKeyedHash } from "../ledger/fingerprint";
import { createLedger } from "../ledger/ledger";
import { onEachDatabase } from "../ledger/testing/databases";
import type { AdmittedKey } from "./keys";
import { hashOfToken, isLinkToken } from "./link";
import type { Owner } from "./open-link";
import { openPrefill } from "./prefill";
import { sessionBody } from "./session-body";
import { sessionPage, sessionResult } from "./session-result";
import { createSessions } from "./sessions";

const [secret, newer] = ["a secret for tests only", "the secret that comes after it"];
const shop: AdmittedKey = { name: "shop-2", realm: "shop" };
const bank: AdmittedKey = { name: "bank", realm: "bank" };
const origin = "https://onboarding.example.com";
const minute = 60_000;
const hour = 60 * minute;

onEachDatabase("sessions of other systems", (bench) => {
  let sessions: ReturnType<typeof createSessions>;

  const on = (secrets: string[], mode: "live" | "test" = "live") => {
    const { database, rules, now } = bench();
    const [current = "", former = null] = secrets;
    const context = { db: database.db, now: () => momentAt(now()) };
    const hash = createKeyedHash(current, () => former);
    const ledger = createLedger({ ...context, hash, rules });
    return createSessions({ ...context, ledger, mode, secrets: () => secrets });
  };

  beforeEach(() => {
    sessions = on([secret]);
  });

  async function make(given: object = {}, idempotencyKey: string | null = null, key = shop, at = sessions) {
    const made = await at.create({ key, body: sessionBody([]).parse(given), origin, idempotencyKey });
    if (made.kind === "other_body") throw new Error("expected a session");
    return { ...made, ...made.session };
  }

  const tokenOf = (url: string) => new URL(url).pathname.split("/").at(-1) ?? "";

  async function rows() {
    const { rows } = (await bench().database.db.execute(sql`select * from sessions`)) as unknown as {
      rows: Record<string, unknown>[];
    };
    return rows;
  }

  test("create: a link in its language, for a day, of which a hash is kept", async () => {
    const made = await make({ locale: "en", ref: "INV/2026/001" });
    const token = tokenOf(made.url);
    expect(made.url).toBe(`${origin}/en/link/${token}`);
    expect(isLinkToken(token)).toBe(true);
    expect(made.expiresAt).toBe(new Date(bench().now().getTime() + 24 * hour).toISOString());
    const [row] = await rows();
    expect(row).toMatchObject({ token_hash: hashOfToken(token), realm: "shop", key_name: "shop-2" });
    expect(JSON.stringify(row)).not.toContain(token);
    const result = await sessions.read(shop, made.id);
    expect(sessionResult.parse(result)).toEqual(result);
    expect(result).toMatchObject({ status: "created", ref: "INV/2026/001", outcome: null, chargedCalls: 0 });
  });

  test("create: prefill and NIK stand in no column", async () => {
    const prefill = {
      fullName: { value: "KENARI CONTOH", locked: true },
      birthDate: { value: "1990-01-31" },
      emailAddress: { value: "kenari@contoh.invalid" },
      phoneNumber: { value: "6281299990000" },
    };
    const made = await make({ prefill, expectedNik: "9901010101904711" }, "order 7");
    const text = JSON.stringify(await rows());
    const canaries = [...Object.values(prefill).map(({ value }) => value), "9901010101904711", "order 7"];
    const fragment = new URL(made.url).hash.slice(1);
    expect(canaries.filter((canary) => `${text}${made.url}`.includes(canary))).toEqual([]);
    expect(text).toContain(made.id);
    expect(text).not.toContain(fragment.slice(0, 24));
    expect(openPrefill([secret], made.id, fragment)?.fullName).toEqual(prefill.fullName);
  });

  test("idempotency: one key and body, in any order, are one session and link", async () => {
    const prefill = { fullName: { value: "KENARI CONTOH", locked: true } };
    const first = await make({ ref: "a", prefill }, "one");
    const again = await make({ prefill, ref: "a" }, "one");
    expect(again).toEqual({ ...first, kind: "replayed" });
    expect(await rows()).toHaveLength(1);
  });

  test("idempotency: six calls at once make one session", async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => make({ ref: "a" }, "one")));
    expect(new Set(made.map(({ url }) => url)).size).toBe(1);
    expect(made.filter(({ kind }) => kind === "created")).toHaveLength(1);
    expect(await rows()).toHaveLength(1);
  });

  test("idempotency: another body is refused, another realm's key is another", async () => {
    const first = await make({ ref: "a" }, "one");
    const body = sessionBody([]).parse({ ref: "b" });
    expect(await sessions.create({ key: shop, body, origin, idempotencyKey: "one" })).toEqual({
      kind: "other_body",
    });
    expect((await make({ ref: "b" }, "one", bank)).id).not.toBe(first.id);
    expect(await rows()).toHaveLength(2);
  });

  test("idempotency: known for 24 hours, then free", async () => {
    const first = await make({ expiresIn: 604_800 }, "one");
    bench().advance(24 * hour - 1);
    expect((await make({ expiresIn: 604_800 }, "one")).id).toBe(first.id);
    bench().advance(1);
    const next = await make({ ref: "b" }, "one");
    expect(next).toMatchObject({ kind: "created" });
    expect((await make({ ref: "b" }, "one")).id).toBe(next.id);
  });

  test("idempotency: while the secret is changed, either finds the session and its link", async () => {
    const first = await make({ ref: "a" }, "one");
    const rotated = on([newer, secret]);
    expect(await make({ ref: "a" }, "one", shop, rotated)).toEqual({ ...first, kind: "replayed" });
    expect(await rows()).toHaveLength(1);
  });

  test("read and cancel: another realm's session, another mode's and no id are none", async () => {
    const { id } = await make();
    const others = [
      [bank, sessions, id],
      [shop, on([secret], "test"), id],
      [shop, sessions, "x' or true"],
      [shop, sessions, "00000000-0000-4000-8000-000000000000"],
    ] as const;
    for (const [key, at, asked] of others) {
      expect(await at.read(key, asked)).toBeNull();
      expect(await at.cancel(key, asked)).toBe("not_found");
      expect(await at.isOwn(key, asked)).toBe(false);
    }
    expect((await sessions.list(bank, {})).sessions).toEqual([]);
    expect((await sessions.list(shop, {})).sessions).toMatchObject([{ id, status: "created" }]);
    expect(await sessions.read({ name: "shop", realm: "shop" }, id)).toMatchObject({ status: "created" });
  });

  test("cancel: twice is once, and after the expiry it is too late", async () => {
    const { id } = await make({ expiresIn: 300 });
    const cancelledAt = bench().now().toISOString();
    expect(await sessions.cancel(shop, id)).toMatchObject({ status: "cancelled", cancelledAt });
    bench().advance(minute);
    expect(await sessions.cancel(shop, id)).toMatchObject({ status: "cancelled", cancelledAt });
    const late = await make({ expiresIn: 300 });
    bench().advance(5 * minute);
    expect(await sessions.cancel(shop, late.id)).toBe("session_over");
    expect(await sessions.read(shop, late.id)).toMatchObject({
      status: "expired",
      expiredAt: late.expiresAt,
    });
  });

  test("expiry: to the millisecond, before any job has written it", async () => {
    const { id, expiresAt } = await make({ expiresIn: 300 });
    bench().advance(5 * minute - 1);
    expect(await sessions.read(shop, id)).toMatchObject({ status: "created", expiredAt: null });
    bench().advance(1);
    expect(await sessions.read(shop, id)).toMatchObject({ status: "expired", expiredAt: expiresAt });
    expect((await sessions.list(shop, { status: "expired" })).sessions).toMatchObject([{ id }]);
    expect((await sessions.list(shop, { status: "created" })).sessions).toEqual([]);
  });

  test("list: each session once over all pages, the newest first, by ref and status", async () => {
    const at = bench().now().toISOString();
    await bench().database.db.execute(sql`
      insert into sessions (id, mode, realm, key_name, locale, token_hash, ref, created_at, expires_at)
      select gen_random_uuid(), 'live', 'shop', 'shop', 'id', nth::text,
        case when nth % 3 = 0 then 'b/1' else 'a' end,
        ${at}::timestamptz + nth / 7 * interval '1 millisecond', ${at}::timestamptz + interval '1 day'
      from generate_series(1, 120) as nth`);
    const ids = (await rows()).map(({ id }) => String(id));
    const walk = async (filter: object) => {
      const seen: string[] = [];
      const sizes: number[] = [];
      for (let after: string | null | undefined; after !== null; ) {
        const page = await sessions.list(shop, { ...filter, after });
        expect(sessionPage.parse(page)).toEqual(page);
        seen.push(...page.sessions.map(({ id }) => id));
        sizes.push(page.sessions.length);
        after = page.after;
      }
      return { seen, sizes };
    };
    const { seen, sizes } = await walk({});
    expect(sizes).toEqual([50, 50, 20]);
    expect([...seen].sort()).toEqual([...ids].sort());
    expect((await walk({ ref: "b/1" })).seen).toHaveLength(40);
    expect((await walk({ ref: "b/1", status: "created" })).sizes).toEqual([40]);
    expect((await walk({ ref: "b" })).seen).toEqual([]);
    const times = (await sessions.list(shop, {})).sessions.map(({ createdAt }) => createdAt);
    expect(times).toEqual([...times].sort().reverse());
  });

  test.each(["x", "99999999999999", "999999999999999", "-1"])(
    "list: after %s there is a page",
    async (ms) => {
      const after = `${ms}.00000000-0000-4000-8000-000000000000`;
      const known = ms === "99999999999999";
      const { id } = await make();
      expect((await sessions.list(shop, { after })).sessions.map((one) => one.id)).toEqual(known ? [id] : []);
    },
  );

  async function open(url: string, owner: Owner | null = null, at = sessions) {
    const opened = await at.openLink(tokenOf(url), owner);
    return opened.kind === "opened" ? opened.owner : opened.kind;
  }

  async function opened(url: string, owner: Owner | null = null): Promise<Owner> {
    const found = await open(url, owner);
    if (typeof found === "string") throw new Error(`expected an owner, got ${found}`);
    return found;
  }

  test("link: the first browser owns it, a second one does not get in", async () => {
    const { id, url } = await make();
    const owner = await opened(url);
    const openedAt = bench().now().toISOString();
    bench().advance(minute);
    expect(await open(url)).toBe("used");
    expect(await open(url, { sessionId: id, browser: "x".repeat(43) })).toBe("used");
    expect(await open(url, owner)).toEqual(owner);
    expect(await sessions.read(shop, id)).toMatchObject({ status: "opened", openedAt });
    expect(await sessions.current(owner)).toMatchObject({ kind: "live", session: { id } });
    expect(await sessions.current({ ...owner, browser: "x".repeat(43) })).toBeNull();
    expect(JSON.stringify(await rows())).not.toContain(owner.browser);
  });

  test("link: one handed to a phone leads to what its computer watches", async () => {
    const [{ id, url }, fresh] = [await make(), await make()];
    const owner = await opened(url);
    const other = { ...owner, browser: "x".repeat(43) };
    expect(await sessions.openLink(tokenOf(url), other, id)).toEqual({ kind: "at_phone" });
    expect(await sessions.openLink(tokenOf(url), other, fresh.id)).toEqual({
      kind: "used",
    });
    expect((await sessions.openLink(tokenOf(fresh.url), other, id)).kind).toBe("opened");
    expect((await sessions.openLink(tokenOf(url), owner, id)).kind).toBe("opened");
  });

  test("link: of six browsers at once one gets in", async () => {
    const { url } = await make();
    const found = await Promise.all(Array.from({ length: 6 }, () => open(url)));
    expect(found.filter((one) => one === "used")).toHaveLength(5);
  });

  test("link: a browser keeps what it has opened before", async () => {
    const [one, two] = [await make(), await make()];
    const first = await opened(one.url);
    const second = await opened(two.url, first);
    expect(second.browser).toBe(first.browser);
    expect(await opened(one.url, second)).toEqual(first);
    const hashes = (await rows()).map(({ owner_hash }) => owner_hash);
    expect(new Set(hashes).size).toBe(2);
  });

  test("link: expired, cancelled, of the other mode or unknown, it says so, to its owner too", async () => {
    const [expiring, cancelled] = [await make({ expiresIn: 300 }), await make()];
    const owner = await opened(cancelled.url);
    await sessions.cancel(shop, cancelled.id);
    expect(await open(cancelled.url, owner)).toBe("cancelled");
    expect(await sessions.current(owner)).toMatchObject({ kind: "cancelled" });
    expect(await open(expiring.url, null, on([secret], "test"))).toBe("unknown");
    expect(await open(`${origin}/id/link/${"x".repeat(43)}`)).toBe("unknown");
    bench().advance(5 * minute);
    expect(await open(expiring.url)).toBe("expired");
    expect((await rows()).filter(({ owner_hash }) => owner_hash !== null)).toHaveLength(1);
  });
});
