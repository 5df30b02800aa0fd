import { expect, test } from "vitest";
import { type Coming, judgeOutbox, losses, type OutboxEvidence, outages } from "./judge";

const [opened, submitted, unknown, settled, completed, alone] = ["1", "2", "3", "4", "5", "6"];

const coming = (
  eventId: string,
  type: Coming["body"]["type"],
  outcome?: string,
  met: Coming["met"] = null,
) => ({
  ...{ eventId, met },
  body: { type, data: { sessionId: "s", ...(outcome && { attemptId: "a", outcome }) } },
});

/** A session that a late answer completes, and an attempt without one. */
function honestRun() {
  const comings: Coming[] = [
    ...outages.map((name) => coming(opened, "session.opened", undefined, name)),
    coming(opened, "session.opened"),
    coming(submitted, "session.submitted"),
    coming(unknown, "attempt.unknown", "unknown"),
    coming(unknown, "attempt.unknown", "unknown"),
    coming(settled, "attempt.settled", "verified"),
    coming(completed, "session.completed"),
    {
      ...{ eventId: alone, met: null },
      body: { type: "attempt.settled", data: { attemptId: "b", outcome: "not_verified" } },
    },
  ];
  const at = new Date();
  return {
    ...{ asked: { size: 3, kills: 1 }, kills: 1, cutTries: 1, comings },
    acknowledged: [
      { attemptId: "a", outcome: "unknown" },
      { attemptId: "a", outcome: "verified" },
      { attemptId: "b", outcome: "not_verified" },
    ],
    attempts: [
      { id: "a", state: "settled", ending: "verified", cause: "left_behind" },
      { id: "b", state: "settled", ending: "not_verified", cause: null },
      { id: "c", state: "released", ending: "unavailable", cause: null },
    ],
    sessions: [{ id: "s", openedAt: at, submittedAt: at, completedAt: at }],
    rows: [opened, submitted, unknown, settled, completed, alone].map((eventId) => ({
      ...{ id: Number(eventId), eventId, deliveredAt: at },
      ...(eventId === alone
        ? { sessionId: null, applicationId: "x" }
        : { sessionId: "s", applicationId: "y" }),
    })),
  } satisfies OutboxEvidence;
}

type Run = ReturnType<typeof honestRun>;

test("outbox judge: nothing against a run in which all was told, once or twice", () => {
  const { figures, counts, failures } = judgeOutbox(honestRun());
  expect(failures).toEqual([]);
  expect(Object.values(figures)).toEqual(Object.keys(losses).map(() => 0));
  expect(counts).toMatchObject({ events: 6, "comings of one that was taken before": 1 });
});

const never = (run: Run, id: string) => {
  for (const one of run.comings) if (one.eventId === id) one.met = "http_500";
};

const spoilt: Record<keyof typeof losses, (run: Run) => unknown> = {
  "committed ends that were never taken": (run) => never(run, unknown),
  "ends in the ledger that were never taken": (run) => never(run, alone),
  "steps of a session that were never taken": (run) => never(run, completed),
  "events in the outbox that were never taken": (run) => never(run, submitted),
  "events in the outbox that are not delivered": ({ rows: [row] }) =>
    Object.assign(row ?? {}, { deliveredAt: null }),
  "events that the outbox does not have": ({ rows }) => rows.pop(),
  "events that came before the one before them was taken": ({ comings }) => {
    const [first] = comings.splice(outages.length, 1);
    if (first) comings.splice(outages.length + 1, 0, first);
  },
  "steps of a session in another order than they were made": ({ comings }) => comings.reverse(),
};

test.each(Object.keys(losses) as (keyof typeof losses)[])("outbox judge: %s", (name) => {
  const run = honestRun();
  spoilt[name](run);
  const { figures, failures } = judgeOutbox(run);
  expect(figures[name]).toBeGreaterThan(0);
  expect(failures.join("\n")).toContain(`${name}: `);
});

const blind: [string, Partial<OutboxEvidence>][] = [
  ["3 settlings of 4", { asked: { size: 4, kills: 1 } }],
  ["1 kills of 2", { asked: { size: 3, kills: 2 } }],
  ["saw no tries that a kill cut off", { cutTries: 0 }],
  ["saw no attempts that a kill left behind", { attempts: [] }],
  ["saw no events", { rows: [] }],
  ["no webhook met hang", { comings: [] }],
];

test.each(blind)("outbox judge: %s", (sentence, less) => {
  expect(judgeOutbox({ ...honestRun(), ...less }).failures).toContain(sentence);
});
