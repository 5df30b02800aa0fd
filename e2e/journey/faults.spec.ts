import { once } from "node:events";
import { type Fault, type FaultName, faultNames, faults } from "../../lib/kredibel/simulator/faults";
import { someApplicant } from "../support/applicants";
import { expect, test } from "../support/fixtures";
import { ownApp } from "../support/server/own-app";
import { wideOpen } from "../support/server/servers";
import { someForm } from "../support/server/submissions";
import { Visitor } from "../support/server/visitor";

/**
 * Each way in which Kredibel can fail, through the whole server: photos, action, ledger, call and answer. The server is
 * one of its own, as one fault closes Kredibel's port, and another is only over when the server's patience is.
 */
test.describe.configure({ mode: "default", timeout: 120_000 });

const settings = { KREDIBEL_TIMEOUT_MS: "4000", ...wideOpen };
const own = ownApp(settings);

const closing = (fault: FaultName): number => (faults[fault] as Fault).closesMs ?? 0;
/** Those that close the way to Kredibel come last, the longest after the others. */
const inOrder = [...faultNames].sort((a, b) => closing(a) - closing(b));

for (const fault of inOrder) {
  const { ends, charged, closesMs }: Fault = faults[fault];

  test(`${fault} ends as ${ends}`, { tag: "@fault" }, async () => {
    const applicant = someApplicant();
    const visitor = new Visitor(own.server.url);
    await visitor.start();
    const over = await arrange(fault, applicant.identityId);
    const form = someForm(applicant);
    const { outcome } = await visitor.submit(form);
    await over();

    expect(outcome).toMatchObject(
      {
        verified: { kind: "verified", reference: expect.stringMatching(/^ref_certel#/) },
        unavailable: { kind: "unavailable", errorId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
        unknown: { kind: "unknown", attemptId: form.get("attemptId") },
        invalid: { kind: "invalid", problems: { phoneNumber: { code: "kredibel_validation" } } },
      }[ends],
    );
    const calls = fault === "refuse" ? [] : [expect.objectContaining({ fault, charged })];
    expect(own.simulator.calls()).toEqual(calls);
    if (closesMs === undefined) return;
    if (fault !== inOrder.at(-1)) {
      await own.server.stop();
      own.server = await own.start(settings);
      return;
    }
    const next = await visitor.submit(someForm());
    expect(next.outcome, "the next submission").toMatchObject({ kind: "unavailable" });
    expect(own.simulator.calls(), "which is not sent").toEqual(calls);
  });
}

/** Makes the next call of this NIK fail. What it returns ends the fault. */
async function arrange(fault: FaultName, identityId: string): Promise<() => Promise<unknown>> {
  if (fault !== "refuse") {
    own.simulator.enqueue({ identityId, fault });
    return async () => {};
  }
  const opened = once(own.simulator.server, "listening");
  own.simulator.refuse(5_000);
  return () => opened;
}
