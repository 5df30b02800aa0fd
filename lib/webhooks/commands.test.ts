import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, expect, test } from "vitest";
import { momentAt } from "../ledger/clock";
import { claimed, claimOf, openCase } from "../ledger/testing/cases";
import { onEachDatabase } from "../ledger/testing/databases";
import { emptyTables } from "../ledger/testing/empty-tables";
import { runCommand } from "./commands";
import { deliverDue, liveEndpoints } from "./deliver";
import { startReceiver } from "./testing/receiver";

onEachDatabase(
  "the webhooks tool",
  (bench) => {
    let receiver: Awaited<ReturnType<typeof startReceiver>>;
    const db = () => bench().database.db;
    const run = (...args: string[]) => runCommand(db(), args, { allowPrivate: true });
    beforeEach(async () => {
      await emptyTables(db(), "outbox", "webhook_endpoints");
      receiver = await startReceiver();
    });
    afterEach(() => receiver.close());

    async function add(...more: string[]) {
      const said = await run("add", receiver.url, ...more);
      const [, id = ""] = /^([0-9a-f-]{36}) {2}on {2}/.exec(said) ?? [];
      const [, secret = ""] = /shown only now: (whsec_\S+)$/.exec(said) ?? [];
      return { id, secret };
    }

    test("add: listed with its events, its secret shown once", async () => {
      const { id, secret } = await add("--events", "attempt.unknown");
      expect(Buffer.from(secret.slice(6), "base64")).toHaveLength(32);
      const said = (await run("list")) + (await run("show", id));
      expect(said).toContain(`${id}  on  ${receiver.url}  events=attempt.unknown  secrets=1`);
      expect(said).toContain("waiting=0");
      expect(said).not.toContain(secret);
    });

    test("test: sends a signed event, and says what was answered", async () => {
      const { id, secret } = await add();
      expect(await run("test", id)).toBe("webhook.test was sent, and answered 204.");
      const [{ headers, body }] = receiver.received as [(typeof receiver.received)[number]];
      const event = new Webhook(secret).verify(body, headers as Record<string, string>);
      expect(event).toMatchObject({ type: "webhook.test" });
      receiver.answerWith((_, response) => response.writeHead(500).end());
      await expect(run("test", id)).rejects.toMatchObject({
        kind: "wrong_state",
        message: "webhook.test was not taken: answered 500.",
      });
    });

    test("show and redeliver: a delivery with its last answer, sent again by its event", async () => {
      const { id } = await add();
      const { ledger, now, advance } = bench();
      const lease = await claimed(ledger, claimOf(ledger, await openCase(ledger)));
      await ledger.markSent(lease);
      await ledger.settleAttempt(lease, { kind: "verified", reference: "r" });
      const deliver = async () => {
        const context = { db: db(), post: { allowPrivate: true }, now: () => momentAt(now()) };
        for (const endpoint of await liveEndpoints(db())) await deliverDue(context, endpoint.id);
      };
      await deliver();
      const shown = await run("show", id);
      const line = new RegExp(
        `\\n {2}${now().toISOString()} {2}([0-9a-f-]{36}) {2}attempt.settled {2}${lease.attemptId} {2}verified {2}delivered=.* {2}tries=1 {2}last=delivered 204$`,
      );
      expect(shown).toMatch(line);
      const [, event = ""] = line.exec(shown) ?? [];
      expect(await run("redeliver", event)).toBe("To be delivered again, to endpoints: 1.");
      advance(Date.now());
      await deliver();
      expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual([event, event]);
    });

    test("rotate: two secrets, the oldest goes; remove: the endpoint and its deliveries go", async () => {
      const { id, secret } = await add();
      const said = [await run("rotate", id), await run("rotate", id)];
      const [second, third] = said.map((text) => /(whsec_\S+)$/.exec(text)?.[1]);
      await run("test", id);
      const [{ headers, body }] = receiver.received as [(typeof receiver.received)[number]];
      const verifies = (one = "") => new Webhook(one).verify(body, headers as Record<string, string>);
      expect([verifies(second), verifies(third)]).toMatchObject([{ data: {} }, { data: {} }]);
      expect(() => verifies(secret)).toThrow();
      expect(await run("remove", id)).toContain("is removed");
      expect(await run("list")).toBe("None.");
    });

    const nowhere = "00000000-0000-4000-8000-000000000000";
    test.each([
      { args: [], says: "npm run webhooks -- add" },
      { args: ["add"], says: "npm run webhooks -- add" },
      { args: ["toString", "x"], says: "npm run webhooks -- add" },
      { args: ["list", "--events", "attempt.unknown"], says: "npm run webhooks -- add" },
      { args: ["add", "ftp://hooks.example/"], says: "An endpoint is an https address" },
      { args: ["add", "https://u:p@hooks.example/"], says: "An endpoint is an https address" },
      { args: ["add", "https://hooks.example/", "--events", "attempt.lost"], says: "--events takes these" },
      { args: ["show", "x"], kind: "not_found", says: "No endpoint has this id." },
      { args: ["remove", nowhere], kind: "not_found", says: "No endpoint has this id." },
      { args: ["redeliver", nowhere], kind: "not_found", says: "No event has this id." },
    ])("refused: $args", async ({ args, kind = "usage", says }) => {
      await expect(run(...args)).rejects.toMatchObject({ kind, message: expect.stringContaining(says) });
      expect(await run("list")).toBe("None.");
    });

    test.each(["http://hooks.example/", "https://10.0.0.1/", "https://[::1]/"])(
      "refused without WEBHOOK_ALLOW_PRIVATE: %s",
      async (url) => {
        const adding = runCommand(db(), ["add", url], { allowPrivate: false });
        await expect(adding).rejects.toMatchObject({ kind: "usage" });
      },
    );
  },
  ["postgresql"],
);
