import { asc, eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { momentAt } from "../ledger/clock";
import { eventNames } from "../ledger/events";
import { attempts, outbox } from "../ledger/schema";
import { claimed, claimOf, nik } from "../ledger/testing/cases";
import { onEachDatabase } from "../ledger/testing/databases";
import type { CallEnd } from "../outcomes/verdict";
import { bodyOf } from "../webhooks/body";
import { addEndpoint } from "../webhooks/endpoints";
import { sessionBody } from "./session-body";
import { createSessions } from "./sessions";

const shop = { name: "shop", realm: "shop" };
const verified = { kind: "verified", reference: "ref_certel#1" } as const;
const rejected: CallEnd = { kind: "not_verified", reference: "ref_certel#2", fields: ["fullName"] };
const given = {
  identityId: nik(4711),
  fullName: "KENARI CONTOH",
  birthDate: "1990-01-31",
  emailAddress: "kenari@contoh.invalid",
  phoneNumber: "6281299990000",
};

onEachDatabase(
  "what a session's applications do to it",
  (bench) => {
    let sessions: ReturnType<typeof createSessions>;

    beforeEach(async () => {
      const { database, ledger, now } = bench();
      const context = { db: database.db, ledger, mode: "live" as const, now: () => momentAt(now()) };
      sessions = createSessions({ ...context, secrets: () => ["a secret for tests only"] });
      await addEndpoint(database.db, "https://shop.example.com/hooks", eventNames);
    });

    async function opened(body: object = {}) {
      const request = { key: shop, origin: "https://a.example", idempotencyKey: null };
      const made = await sessions.create({
        ...request,
        body: sessionBody([]).parse({ ref: "a/1", ...body }),
      });
      if (made.kind === "other_body") throw new Error("no session");
      const { id, url } = made.session;
      const link = await sessions.openLink(new URL(url).pathname.split("/").at(-1) ?? "", null);
      if (link.kind !== "opened") throw new Error("not opened");
      return { id, application: () => applicationOf(id) };
    }

    async function applicationOf(sessionId: string) {
      const { ledger } = bench();
      const consent = { channel: "self", locale: "id", consentVersion: "1", consentHash: "hash" } as const;
      return (await ledger.openApplication({ ...consent, ref: "a/1", sessionId })).id;
    }

    /** Claimed and sent. */
    async function send(application: string, changes: Partial<typeof given> = {}) {
      const { ledger } = bench();
      const lease = await claimed(ledger, claimOf(ledger, application, { ...given, ...changes }));
      await ledger.markSent(lease);
      return lease;
    }

    async function bodies() {
      const rows = await bench().database.db.select().from(outbox).orderBy(asc(outbox.id));
      return rows.map((row) => ({ row, text: bodyOf(row), ...JSON.parse(bodyOf(row)) }));
    }

    const names = async () => (await bodies()).map(({ type }) => type);
    const read = (id: string) => sessions.read(shop, id);

    test("a rejection, then a fix: each event once, in order, with the session and its ref", async () => {
      const { ledger, advance, now } = bench();
      const { id, application } = await opened({ expectedNik: given.identityId });
      const first = await send(await application(), { identityId: nik(4712) });
      const submittedAt = now().toISOString();
      expect(await read(id)).toMatchObject({ status: "submitted", nikMatches: false, unclearCalls: 1 });
      await ledger.settleAttempt(first, rejected);
      expect(await read(id)).toMatchObject({ status: "submitted", outcome: "not_verified", chargedCalls: 1 });
      advance(1_000);
      const second = await send(await application());
      await ledger.settleAttempt(second, verified);
      const result = await read(id);
      expect(result).toMatchObject({
        ...{ status: "completed", outcome: "verified", attemptId: second.attemptId, nikMatches: true },
        ...{ chargedCalls: 2, unclearCalls: 0, submittedAt, completedAt: now().toISOString() },
        consent: { version: "1", givenAt: now().toISOString() },
      });
      const told = await bodies();
      expect(told.map(({ type, data }) => [type, data.attemptId])).toEqual([
        ["session.opened", undefined],
        ["session.submitted", first.attemptId],
        ["attempt.settled", first.attemptId],
        ["attempt.settled", second.attemptId],
        ["session.completed", second.attemptId],
      ]);
      for (const { data } of told) expect(data).toMatchObject({ sessionId: id, ref: "a/1" });
      expect(new Set(told.map(({ row }) => row.eventId)).size).toBe(5);
      const text = `${JSON.stringify(told)}${JSON.stringify(result)}`;
      expect(Object.values(given).filter((canary) => text.includes(canary))).toEqual([]);
    });

    test("unknown, then an operator's finding: it completes the session, also after its expiry", async () => {
      const { ledger, advance } = bench();
      const { id, application } = await opened({ expiresIn: 300 });
      const lease = await send(await application());
      advance(300_000);
      await ledger.endLeftBehind();
      expect(await ledger.expireSessions()).toBe(1);
      expect(await read(id)).toMatchObject({ status: "expired", outcome: "unknown", unclearCalls: 1 });
      await ledger.resolveAttempt(lease.attemptId, verified, "budi");
      expect(await read(id)).toMatchObject({ status: "completed", outcome: "verified", unclearCalls: 0 });
      expect((await names()).slice(2)).toEqual([
        "attempt.unknown",
        "session.expired",
        "attempt.settled",
        "session.completed",
      ]);
    });

    test("an operator's correction: a session whose person is not verified is completed no more", async () => {
      const { ledger, advance } = bench();
      const { id, application } = await opened();
      const { attemptId } = await send(await application());
      advance(90_000);
      await ledger.resolveAttempt(attemptId, verified, "budi");
      const correction = { by: "budi", reason: "misread" };
      await ledger.correctAttempt(attemptId, rejected, correction);
      expect(await read(id)).toMatchObject({
        status: "submitted",
        outcome: "not_verified",
        completedAt: null,
      });
      await ledger.correctAttempt(attemptId, verified, correction);
      expect(await read(id)).toMatchObject({ status: "completed", outcome: "verified" });
      expect((await names()).filter((name) => name === "session.completed")).toHaveLength(2);
    });

    test("completed: what comes afterwards lends it no other NIK and takes no outcome away", async () => {
      const { ledger, advance } = bench();
      const { id, application } = await opened({ expectedNik: nik(4712) });
      const first = await send(await application());
      await ledger.settleAttempt(first, verified);
      const completed = {
        ...{ status: "completed", outcome: "verified", nikMatches: false },
        ...{ attemptId: first.attemptId, referenceId: verified.reference },
      };
      expect(await read(id)).toMatchObject(completed);
      advance(1_000);
      const second = await send(await application(), { identityId: nik(4712) });
      expect(await read(id)).toMatchObject({ ...completed, unclearCalls: 1 });
      await ledger.settleAttempt(second, rejected);
      expect(await read(id)).toMatchObject({ ...completed, chargedCalls: 2 });
      advance(1_000);
      const third = await send(await application(), { identityId: nik(4712), fullName: "KENARI" });
      await ledger.settleAttempt(third, verified);
      expect(await read(id)).toMatchObject({ ...completed, nikMatches: true, attemptId: third.attemptId });
    });

    test("completed: a later attempt does not stand in for one that is deleted", async () => {
      const { ledger, advance, database } = bench();
      const { id, application } = await opened({ expectedNik: nik(4712) });
      const first = await send(await application());
      await ledger.settleAttempt(first, verified);
      advance(1_000);
      await ledger.settleAttempt(await send(await application(), { identityId: nik(4712) }), rejected);
      await database.db.delete(attempts).where(eq(attempts.id, first.attemptId));
      const gone = { outcome: null, nikMatches: null, attemptId: null, referenceId: null };
      expect(await read(id)).toMatchObject({ status: "completed", ...gone, chargedCalls: 1 });
    });

    test("cancelled while a claim waits: nothing is claimed", async () => {
      const { ledger, second, database } = bench();
      const { id, application } = await opened();
      const waiting = await application();
      const waiters = () =>
        database.db.execute(
          sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
      const claiming = await database.db.transaction(async (tx) => {
        await tx.execute(sql`select from applications where id = ${waiting} for update`);
        const claim = second.claimAttempt(claimOf(ledger, waiting, given));
        await expect.poll(waiters, { timeout: 15_000 }).toMatchObject({ rowCount: 1 });
        expect(await sessions.cancel(shop, id)).toMatchObject({ status: "cancelled" });
        return { claim };
      });
      expect(await claiming.claim).toEqual({ kind: "session_over" });
      expect(await read(id)).toMatchObject({ status: "cancelled", submittedAt: null, unclearCalls: 0 });
    });

    test.each(["cancelled", "expired"])(
      "%s: nothing more is claimed, what is under way completes it",
      async (how) => {
        const { ledger, advance } = bench();
        const { id, application } = await opened({ expiresIn: 300 });
        const [one, two] = [await application(), await application()];
        const lease = await send(one);
        if (how === "cancelled") await sessions.cancel(shop, id);
        else advance(300_000);
        const claim = claimOf(ledger, two, { ...given, identityId: nik(4713) });
        expect(await ledger.claimAttempt(claim)).toEqual({ kind: "session_over" });
        expect(await read(id)).toMatchObject({ status: how });
        await ledger.settleAttempt(lease, verified);
        expect(await read(id)).toMatchObject({ status: "completed" });
      },
    );

    test("expiry: told once, of several instances at a time, and of none that is over", async () => {
      const { ledger, second, advance } = bench();
      const { id } = await opened({ expiresIn: 300 });
      const cancelled = await opened({ expiresIn: 300 });
      await sessions.cancel(shop, cancelled.id);
      advance(299_999);
      expect(await ledger.expireSessions()).toBe(0);
      advance(1);
      const counts = await Promise.all([ledger, second, ledger].map((one) => one.expireSessions()));
      expect(counts.reduce((sum, count) => sum + count)).toBe(1);
      const expired = (await bodies()).filter(({ type }) => type === "session.expired");
      expect(expired.map(({ data }) => data)).toEqual([{ sessionId: id, ref: "a/1" }]);
    });

    test("an attempt without a session: no event of one, and no id", async () => {
      const { ledger } = bench();
      const consent = { channel: "self", locale: "id", consentVersion: "1", consentHash: "hash" } as const;
      const { id } = await ledger.openApplication(consent);
      await ledger.settleAttempt(await send(id), verified);
      const [only, ...more] = await bodies();
      expect(more).toEqual([]);
      expect(only).toMatchObject({ type: "attempt.settled" });
      expect(only?.data).not.toHaveProperty("sessionId");
    });

    test("purge: a session without applications goes days after its end", async () => {
      const { ledger, advance, database } = bench();
      const day = 86_400_000;
      await opened();
      const left = async () => (await database.db.query.sessions.findMany()).length;
      const days = { retentionDays: 2, consentRetentionDays: 9 };
      advance(3 * day);
      await ledger.purge(days);
      expect(await left()).toBe(1);
      advance(1);
      await ledger.purge(days);
      expect(await left()).toBe(0);
      expect(await bodies()).toEqual([]);
    });
  },
  ["postgresql"],
);
