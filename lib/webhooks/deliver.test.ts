import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, expect, test } from "vitest";
import { momentAt } from "../ledger/clock";
import { events } from "../ledger/events";
import { createLedger } from "../ledger/ledger";
import { type OutboxRow, outbox, webhookEndpoints } from "../ledger/schema";
import { claimed, claimOf, nik, openCase } from "../ledger/testing/cases";
import { onEachDatabase } from "../ledger/testing/databases";
import { emptyTables } from "../ledger/testing/empty-tables";
import type { CallEnd } from "../outcomes/verdict";
import { type DeliveryContext, deliverDue, liveEndpoints, oldestUndelivered } from "./deliver";
import { addEndpoint, findEndpoint, redeliver, rotateSecret } from "./endpoints";
import type { DeliveryResult } from "./results";
import { waits } from "./retries";
import { startReceiver } from "./testing/receiver";

const verified: CallEnd = { kind: "verified", reference: "ref_certel#1" };
const rejected: CallEnd = { kind: "not_verified", reference: "ref_certel#2", fields: ["fullName"] };

onEachDatabase("webhooks", (bench) => {
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  let results: DeliveryResult[];
  let serial = 0;
  const db = () => bench().database.db;
  const context = (): DeliveryContext => ({
    db: db(),
    post: { allowPrivate: true },
    now: () => momentAt(bench().now()),
    onResult: (result) => results.push(result),
  });

  beforeEach(async () => {
    await emptyTables(db(), "outbox", "webhook_endpoints");
    receiver = await startReceiver();
    results = [];
  });
  afterEach(() => receiver.close());

  const add = (names = Object.keys(events) as (keyof typeof events)[]) =>
    addEndpoint(db(), receiver.url, names);
  const deliver = async () => {
    for (const { id } of await liveEndpoints(db())) await deliverDue(context(), id);
  };

  async function sent(ref = "order-7") {
    const { ledger } = bench();
    serial += 1;
    const claim = claimOf(ledger, await openCase(ledger, { ref }), { identityId: nik(serial % 10_000) });
    const lease = await claimed(ledger, claim);
    await ledger.markSent(lease);
    return lease;
  }
  async function settled(end: CallEnd = verified) {
    const lease = await sent();
    await bench().ledger.settleAttempt(lease, end);
    return lease.attemptId;
  }

  test("an end: told once to each endpoint that wants it, signed as the standard has it", async () => {
    const { secrets } = await add();
    await add(["attempt.unknown"]);
    const attemptId = await settled(rejected);
    await deliver();
    await deliver();
    expect(receiver.received).toHaveLength(1);
    const [{ headers, body }] = receiver.received as [(typeof receiver.received)[number]];
    const signed = headers as Record<string, string>;
    expect(new Webhook(`${secrets[0]}`).verify(body, signed)).toEqual({
      type: "attempt.settled",
      timestamp: bench().now().toISOString(),
      data: {
        attemptId,
        ref: "order-7",
        outcome: "not_verified",
        rejectFields: ["fullName"],
        referenceId: "ref_certel#2",
        kredibelId: null,
        channel: "self",
        branch: null,
        settledByOperator: false,
      },
    });
    expect(() => new Webhook(`${secrets[0]}`).verify(`${body} `, signed)).toThrow();
  });

  test("rotated: a receiver with either secret verifies", async () => {
    const endpoint = await add();
    const next = await rotateSecret(db(), endpoint);
    await settled();
    await deliver();
    const [{ headers, body }] = receiver.received as [(typeof receiver.received)[number]];
    for (const secret of [`${endpoint.secrets[0]}`, next])
      expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toBeTruthy();
  });

  test("rotated twice while one is delivered: the next is signed by the new secrets alone", async () => {
    const endpoint = await add();
    const secrets: string[] = [];
    receiver.answerWith(async (_, response) => {
      while (secrets.length < 2)
        secrets.push(await rotateSecret(db(), (await findEndpoint(db(), endpoint.id)) ?? endpoint));
      response.writeHead(204).end();
    });
    await settled();
    await settled();
    await deliver();
    const [, { headers, body }] = receiver.received as [unknown, (typeof receiver.received)[number]];
    const verify = (secret: string) => new Webhook(secret).verify(body, headers as Record<string, string>);
    expect(secrets).toHaveLength(2);
    for (const secret of secrets) expect(verify(secret)).toBeTruthy();
    expect(() => verify(`${endpoint.secrets[0]}`)).toThrow();
  });

  test("unknown, then a late answer: two events in order; a replay tells nothing", async () => {
    await add();
    const { ledger, advance } = bench();
    const lease = await sent();
    advance(90_000);
    await ledger.endLeftBehind();
    await ledger.settleAttempt(lease, verified);
    await ledger.settleAttempt(lease, rejected);
    const released = claimOf(ledger, await openCase(ledger), { identityId: nik(9_999) });
    await ledger.settleAttempt(await claimed(ledger, released), { kind: "unavailable", errorId: "e" });
    await deliver();
    expect(receiver.told()).toMatchObject([
      { type: "attempt.unknown", data: { attemptId: lease.attemptId, outcome: "unknown" } },
      { type: "attempt.settled", data: { attemptId: lease.attemptId, outcome: "verified" } },
    ]);
  });

  test("an operator's finding and its correction: the same event, marked", async () => {
    await add(["attempt.settled"]);
    const { ledger, advance } = bench();
    const { attemptId } = await sent();
    advance(90_000);
    await ledger.resolveAttempt(attemptId, { kind: "verified", reference: "r" }, "budi");
    const wrong: CallEnd = { kind: "not_verified", reference: "r", fields: ["fullName"] };
    await ledger.correctAttempt(attemptId, wrong, { by: "budi", reason: "read the wrong line" });
    await deliver();
    expect(receiver.told()).toMatchObject([
      { type: "attempt.settled", data: { outcome: "verified", settledByOperator: true } },
      { type: "attempt.settled", data: { outcome: "not_verified", settledByOperator: true } },
    ]);
    expect(receiver.received.map(({ body }) => body).join()).not.toContain("budi");
  });

  test.each([
    ["found", undefined],
    ["found, then corrected", verified],
  ])("not processed: whoever was told otherwise is told, once: %s", async (_, before) => {
    await add(["attempt.unknown", "attempt.settled"]);
    const { ledger, advance } = bench();
    const { attemptId } = await sent();
    advance(90_000);
    const correction = { by: "budi", reason: "Kredibel has no such call" };
    if (before) await ledger.resolveAttempt(attemptId, before, "budi");
    else await ledger.resolveAttempt(attemptId, { kind: "not_processed" }, "budi");
    await ledger.correctAttempt(attemptId, { kind: "not_processed" }, correction);
    await deliver();
    expect(receiver.told().map(({ data }) => data.outcome)).toEqual([
      "unknown",
      ...(before ? [before.kind] : []),
      "unavailable",
    ]);
    expect(receiver.told().at(-1)).toMatchObject({
      type: "attempt.settled",
      data: { settledByOperator: true },
    });
  });

  test("an end that is rolled back tells nothing", async () => {
    await add();
    const { ledger, rules, now } = bench();
    const lease = await sent();
    const settleAndFail = db().transaction(async (tx) => {
      const inside = createLedger({ db: tx, hash: ledger.hash, rules, now: () => momentAt(now()) });
      await inside.settleAttempt(lease, verified);
      expect(await tx.select().from(outbox)).toHaveLength(1);
      throw new Error("rolled back");
    });
    await expect(settleAndFail).rejects.toThrow("rolled back");
    expect(await db().select().from(outbox)).toEqual([]);
  });

  test("a receiver that fails: its application waits, another goes on", async () => {
    await add();
    const { ledger, advance } = bench();
    const lease = await sent();
    advance(90_000);
    await ledger.endLeftBehind();
    await ledger.settleAttempt(lease, verified);
    const other = await settled();
    const first = (body: string) => body.includes("attempt.unknown");
    receiver.answerWith(({ body }, response) => response.writeHead(first(body) ? 500 : 200).end());
    await deliver();
    expect(receiver.told().map(({ data }) => data.attemptId)).toEqual([lease.attemptId, other]);
    expect(await oldestUndelivered(db(), context().now)).toBeGreaterThanOrEqual(0);
    receiver.answerWith((_, response) => response.writeHead(200).end());
    advance(6_000);
    await deliver();
    const types = receiver.told().map(({ type }) => type);
    expect(types).toEqual(["attempt.unknown", "attempt.settled", "attempt.unknown", "attempt.settled"]);
    const [again, retried] = [receiver.received[0], receiver.received[2]];
    expect(retried?.headers["webhook-id"]).toBe(again?.headers["webhook-id"]);
    expect(results).toEqual(["refused", "delivered", "delivered", "delivered"]);
    expect(await oldestUndelivered(db(), context().now)).toBe(0);
  });

  test("a failed event: what waits behind is due with its next try, or once it is taken", async () => {
    await add();
    const { ledger, advance, now } = bench();
    const lease = await sent();
    advance(90_000);
    await ledger.endLeftBehind();
    await ledger.settleAttempt(lease, verified);
    const dueIn = async () =>
      (await db().select().from(outbox).orderBy(outbox.id)).map(
        ({ dueAt }) => dueAt && dueAt.getTime() - now().getTime(),
      );
    receiver.answerWith((_, response) => response.writeHead(500).end());
    expect(await dueIn()).toEqual([0, 0]);
    await deliver();
    const [next, behind] = await dueIn();
    expect(next).toBeGreaterThanOrEqual(waits[0] ?? 0);
    expect(behind).toBe(next);
    receiver.answerWith((_, response) => response.writeHead(204).end());
    const [{ eventId }] = (await db().select().from(outbox).orderBy(outbox.id).limit(1)) as [OutboxRow];
    await redeliver(db(), eventId);
    await db().update(outbox).set({ dueAt: now() }).where(eq(outbox.eventId, eventId));
    await deliver();
    expect(await dueIn()).toEqual([null, null]);
  });

  test("two instances at once: each event once", async () => {
    const endpoint = await add();
    const ids: string[] = [];
    for (let count = 0; count < 12; count++) ids.push(await settled());
    await Promise.all([deliverDue(context(), endpoint.id), deliverDue(context(), endpoint.id)]);
    expect(
      receiver
        .told()
        .map(({ data }) => data.attemptId)
        .sort(),
    ).toEqual(ids.sort());
  });

  test("a try that a crash has left: due again a minute later", async () => {
    await add();
    await settled();
    await db()
      .update(outbox)
      .set({ tries: 1, dueAt: new Date(bench().now().getTime() + 60_000) });
    await deliver();
    expect(receiver.received).toHaveLength(0);
    bench().advance(60_000);
    await deliver();
    expect(receiver.received).toHaveLength(1);
  });

  test("410: switched off and nothing more is sent, until it is delivered again by hand", async () => {
    const { id } = await add();
    receiver.answerWith((_, response) => response.writeHead(410).end());
    await settled();
    await settled();
    await deliver();
    await settled();
    await deliver();
    expect(receiver.received).toHaveLength(1);
    expect((await findEndpoint(db(), id))?.disabledAt).not.toBeNull();
    receiver.answerWith((_, response) => response.writeHead(200).end());
    expect(await redeliver(db(), `${receiver.received[0]?.headers["webhook-id"]}`)).toBe(1);
    bench().advance(Date.now());
    await deliver();
    expect(receiver.received).toHaveLength(2);
    expect(results).toEqual(["gone", "delivered"]);
  });

  test("410: what another instance's try leaves due is no backlog", async () => {
    const { id } = await add();
    await settled();
    const [row] = await db().select().from(outbox);
    await db().update(webhookEndpoints).set({ disabledAt: bench().now() }).where(eq(webhookEndpoints.id, id));
    bench().advance(60_000);
    expect(row?.dueAt).not.toBeNull();
    expect(await oldestUndelivered(db(), context().now)).toBe(0);
  });

  test("every try fails: as many as the table has, then given up; a redirect is not followed", async () => {
    await add();
    await settled();
    receiver.answerWith((_, response) => response.writeHead(302, { location: receiver.url }).end());
    for (const wait of [0, ...waits]) {
      bench().advance(wait * 1.2);
      await deliver();
    }
    bench().advance(1_000_000_000);
    await deliver();
    expect(receiver.received).toHaveLength(1 + waits.length);
    expect(results).toEqual([...waits.map(() => "refused"), "given_up"]);
  });

  test("Retry-After: obeyed where it is longer than the table", async () => {
    await add();
    await settled();
    receiver.answerWith((_, response) => response.writeHead(503, { "retry-after": "600" }).end());
    await deliver();
    bench().advance(599_000);
    await deliver();
    expect(receiver.received).toHaveLength(1);
    bench().advance(2_000);
    await deliver();
    expect(receiver.received).toHaveLength(2);
  });
});
