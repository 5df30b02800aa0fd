import { expect, onTestFinished, test } from "vitest";
import { momentAt } from "../ledger/clock";
import { claimed, claimOf, openCase } from "../ledger/testing/cases";
import { onEachDatabase } from "../ledger/testing/databases";
import { emptyTables } from "../ledger/testing/empty-tables";
import { type DeliveryContext, deliverDue, liveEndpoints } from "./deliver";
import { addEndpoint } from "./endpoints";
import type { DeliveryResult } from "./results";
import { waits } from "./retries";
import { startReceiver } from "./testing/receiver";
import { receiverFaultNames, receiverFaults } from "./testing/receiver-faults";

onEachDatabase("a receiver", (bench) => {
  test.each(receiverFaultNames)("%s: nothing is lost, nothing comes in vain", async (name) => {
    const { database, ledger, advance } = bench();
    const { db } = database;
    await emptyTables(db, "outbox", "webhook_endpoints");
    const receiver = await startReceiver();
    onTestFinished(async () => void (await receiver.close()));
    const { result, after } = receiverFaults[name];
    await addEndpoint(db, receiver.url, ["attempt.settled"]);
    const results: DeliveryResult[] = [];
    const context: DeliveryContext = {
      db,
      // Short only where silence is what is waited for: a busy machine is no receiver that hangs.
      post: { allowPrivate: true, timeoutMs: result === "timeout" ? 100 : 30_000 },
      now: () => momentAt(bench().now()),
      onResult: (result) => results.push(result),
    };
    const deliver = async () => {
      for (const endpoint of await liveEndpoints(db)) await deliverDue(context, endpoint.id);
    };
    const settle = async () => {
      const lease = await claimed(ledger, claimOf(ledger, await openCase(ledger)));
      await ledger.markSent(lease);
      await ledger.settleAttempt(lease, { kind: "verified", reference: "ref_certel#1" });
      return lease.attemptId;
    };
    const first = await settle();
    await receiver.fail(name);
    await deliver();
    expect(results).toEqual([result]);

    await receiver.recover();
    receiver.received.length = 0;
    advance((waits[0] ?? 0) * 1.2);
    await deliver();
    await deliver();
    const came = { taken: [], again: [first], off: [] }[after];
    expect(receiver.told().map(({ data }) => data.attemptId)).toEqual(came);
    expect(await liveEndpoints(db)).toHaveLength(after === "off" ? 0 : 1);
  });
});
