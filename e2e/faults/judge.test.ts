import { describe, expect, test } from "vitest";
import { type CallRecord, sha256 } from "../../lib/kredibel/simulator/calls";
import { faults } from "../../lib/kredibel/simulator/faults";
import type { AttemptView } from "../../lib/ledger/view";
import type { Outcome } from "../../lib/outcomes/outcome";
import type { LoggedAnswer } from "./instance";
import { type Evidence, judge, personalValuesIn, violations } from "./judge";
import { callRange, dealAgain, dealPlans, type Plan, playableFaults, smallestSize } from "./plan";

/** One submission's part of the evidence. */
type Story = {
  plan: Plan;
  attemptId: string;
  shown: Outcome[];
  calls: CallRecord[];
  view: AttemptView | undefined;
  logged: LoggedAnswer[];
  killed: boolean;
};

/** A run in which all went as planned; each fault is met twice, so that one story can lack its call. */
const plans = dealPlans(smallestSize, "1");
const dealt = [...plans, ...dealAgain(playableFaults, plans.length, "1")];
const honestRun = () => dealt.map(honest);

function honest(plan: Plan): Story {
  const attemptId = `attempt of ${plan.applicant.identityId}`;
  const ended = plan.played.slice(0, callRange(plan).min).map((card) => ({
    ...("fault" in card
      ? { ...faults[card.fault], fault: card.fault }
      : { ends: card.status, charged: true }),
  }));
  const shown = ended.map(({ ends }) => ({ kind: ends, reference: "ref" }) as Outcome);
  return {
    plan,
    attemptId,
    shown,
    calls: ended.map(({ ends: _, ...rest }) => callOf(plan, rest)),
    view: viewOf(shown.at(-1) as Outcome),
    logged: ended.map(({ ends: outcome }) => ({
      attemptId,
      outcome,
      sent: true,
      reset: false,
      late: false,
      cutOff: false,
    })),
    killed: false,
  };
}

const callOf = ({ applicant }: Plan, rest: { charged: boolean; fault?: string }) =>
  ({ ...rest, sha256: { identityId: sha256(applicant.identityId) } }) as CallRecord;

function viewOf(outcome: Outcome): AttemptView {
  const states: Partial<Record<Outcome["kind"], AttemptView["state"]>> = {
    unknown: "unknown",
    unavailable: "released",
  };
  return { state: states[outcome.kind] ?? "settled", outcome } as AttemptView;
}

const evidenceOf = (stories: readonly Story[], changes: Partial<Evidence> = {}): Evidence => ({
  traces: stories,
  calls: stories.flatMap(({ calls }) => calls),
  views: new Map(stories.flatMap(({ attemptId, view }) => (view ? [[attemptId, view]] : []))),
  logged: new Map(stories.map(({ attemptId, logged }) => [attemptId, logged])),
  killed: new Set(stories.filter(({ killed }) => killed).map(({ attemptId }) => attemptId)),
  kills: { asked: 0, made: 0 },
  kept: "",
  ...changes,
});

type Kind = Outcome["kind"];
type Change = (story: Story) => void;

/** What is said of an honest run in which the first submission that ended so is changed. */
function judged(kind: Kind, change: Change) {
  const stories = honestRun();
  const story = stories.find(({ shown }) => shown.at(-1)?.kind === kind);
  if (!story) throw new Error(`None ended as ${kind}`);
  change(story);
  const { figures, failures } = judge(evidenceOf(stories));
  return { figures, failures: failures.map((sentence) => sentence.split(":")[0]) };
}

const unknown: Outcome = { kind: "unknown", attemptId: "" };
const unavailable: Outcome = { kind: "unavailable", errorId: "" };
const callAgain = (charged: boolean) => (story: Story) => story.calls.push(callOf(story.plan, { charged }));
const endAs = (outcome: Outcome) => (story: Story) => Object.assign(story, { view: viewOf(outcome) });

test("a run as planned: no failure", () => {
  const { figures, failures } = judge(evidenceOf(honestRun()));
  expect(failures).toEqual([]);
  expect(Object.values(figures).filter((count) => count > 0)).toEqual([]);
});

/** For each rule, a submission of an honest run and how it is made to break the rule. */
const broken: Record<keyof typeof violations, [Kind, Change]> = {
  "attempts charged twice": ["verified", callAgain(true)],
  "sent again after an end that is not known": ["unknown", callAgain(false)],
  "answers lost once committed": ["verified", endAs({ kind: "verified", reference: "another", at: "" })],
  "ambiguous ends that are not unknown": ["unknown", endAs(unavailable)],
  "answers read as another end, in time and without a kill": ["unavailable", endAs(unknown)],
  "shown as verified or rejected without Kredibel's word": [
    "unknown",
    ({ shown }) => shown.push({ kind: "verified", reference: "ref", at: "" }),
  ],
  "charged, and ended as not processed": [
    "unavailable",
    ({ calls }) => {
      for (const call of calls) call.charged = true;
    },
  ],
  "answers that reached us and were not kept, without a kill": ["not_verified", endAs(unknown)],
  "answers that the log does not have, without a kill": ["not_verified", ({ logged }) => logged.pop()],
  "submissions that were shown no end, or have none in the ledger": ["unknown", ({ shown }) => shown.pop()],
  "submissions refused by our own rules": [
    "verified",
    ({ shown }) => shown.unshift({ kind: "refused", reason: "busy" }),
  ],
  "submissions with fewer or more calls than planned": ["unavailable", ({ calls }) => calls.pop()],
};

test.each(Object.keys(violations) as (keyof typeof violations)[])("broken once: %s", (rule) => {
  const { figures, failures } = judged(...broken[rule]);
  expect(figures[rule]).toBe(1);
  expect(failures).toContain(rule);
});

describe("a charged answer that is read as not processed", () => {
  test("and is not sent again: noticed", () => {
    const { failures } = judged("unknown", (story) => {
      story.shown = [unavailable];
      endAs(unavailable)(story);
    });
    expect(failures).toEqual([
      "ambiguous ends that are not unknown",
      "answers read as another end, in time and without a kill",
      "charged, and ended as not processed",
    ]);
  });

  test("and is sent again: charged twice", () => {
    expect(judged("unknown", callAgain(true)).figures).toMatchObject({
      "attempts charged twice": 1,
      "sent again after an end that is not known": 1,
      "submissions with fewer or more calls than planned": 1,
    });
  });
});

describe("what may happen without a fault of the product", () => {
  const killed =
    (cutOff: boolean): Change =>
    (story) => {
      Object.assign(story, { killed: true, view: viewOf(unknown), shown: [unknown] });
      for (const answer of story.logged) answer.cutOff = cutOff;
    };
  const late: Change = (story) => {
    endAs(unknown)(story);
    story.calls.pop();
    Object.assign(story.logged[0] as LoggedAnswer, { outcome: "unknown", late: true });
    story.logged.pop();
  };

  test("a kill between receipt and commit: counted", () => {
    expect(judged("verified", killed(true))).toMatchObject({
      failures: [],
      figures: { "killed between receipt and commit": 1 },
    });
  });

  test("a kill long after receipt: the answer should have been kept", () => {
    const { failures } = judged("verified", killed(false));
    expect(failures).toEqual(["answers that reached us and were not kept, without a kill"]);
  });

  test("a kill before the call: fewer calls than planned, never more", () => {
    const before: Change = (story) => Object.assign(story, { killed: true, calls: [], logged: [] });
    expect(judged("unavailable", before).failures).toEqual([]);
    const { figures } = judged("unavailable", (story) => {
      story.killed = true;
      for (const _ of "again") callAgain(false)(story);
    });
    expect(figures["submissions with fewer or more calls than planned"]).toBe(1);
  });

  test("a call that was not sent: one fewer", () => {
    const { failures } = judged("unavailable", ({ calls, logged }) => {
      calls.pop();
      Object.assign(logged[1] as LoggedAnswer, { sent: false });
    });
    expect(failures).toEqual([]);
  });

  test.each([
    [1, unknown, []],
    [0, unknown, []],
    [1, unavailable, ["answers read as another end, in time and without a kill"]],
  ])(
    "connection cut with %d calls arrived: has to end as unknown, and nothing follows",
    (arrived, end, expected) => {
      const { failures } = judged("unavailable", (story) => {
        story.calls.length = arrived;
        story.logged.length = arrived + 1;
        Object.assign(story.logged[arrived] as LoggedAnswer, { outcome: "unknown", reset: true });
        story.shown = [unknown];
        endAs(end)(story);
      });
      expect(failures).toEqual(expected);
    },
  );

  test("connection cut, and an answered call missing too: fewer calls than planned", () => {
    const { failures } = judged("unavailable", (story) => {
      story.calls = [];
      Object.assign(story.logged[1] as LoggedAnswer, { outcome: "unknown", reset: true });
      endAs(unknown)(story);
    });
    expect(failures).toEqual(["submissions with fewer or more calls than planned"]);
  });

  test("an answer after the time-out: counted, but there was a call", () => {
    expect(judged("unavailable", late)).toMatchObject({
      failures: [],
      figures: { "answers that came too late to be read": 1 },
    });
    const { failures } = judged("unavailable", (story) => {
      late(story);
      story.calls.pop();
    });
    expect(failures).toEqual(["submissions with fewer or more calls than planned"]);
  });
});

describe("a run that saw too little fails", () => {
  const failuresOf = (changes: Partial<Evidence>) => judge(evidenceOf(honestRun(), changes)).failures;

  test("nothing at all", () => {
    expect(judge(evidenceOf([])).failures).toEqual([
      "no submission was sent",
      expect.stringMatching(/^faults never met: reset_before_read, /),
      "no submission ended as verified, verified_with_reason, not_verified, unknown, invalid, unavailable",
    ]);
  });

  test("submissions that Kredibel never got", () => {
    const stories = honestRun().map((story): Story => ({ ...story, calls: [], logged: [], view: undefined }));
    expect(judge(evidenceOf(stories)).failures).toEqual(
      expect.arrayContaining([
        expect.stringMatching(`^submissions with fewer or more calls than planned: ${dealt.length},`),
        `${dealt.length} attempts sent, 0 in the ledger`,
        expect.stringMatching(/^faults never met: /),
      ]),
    );
  });

  test("a fault that no call met", () => {
    const { calls } = evidenceOf(honestRun());
    const without = calls.map((call) => (call.fault === "http_502" ? { ...call, fault: "another" } : call));
    expect(failuresOf({ calls: without })).toEqual(["faults never met: http_502"]);
  });

  test("an end that no submission had", () => {
    const stories = honestRun().filter(({ shown }) => shown.at(-1)?.kind !== "invalid");
    expect(judge(evidenceOf(stories)).failures).toContain("no submission ended as invalid");
  });

  test("calls of an identity that no plan has", () => {
    const strange = { charged: true, sha256: { identityId: "another" } } as CallRecord;
    const calls = [...evidenceOf(honestRun()).calls, strange];
    expect(failuresOf({ calls })).toEqual(["1 calls of identities that no plan has"]);
  });

  test("an attempt in the ledger that was not sent", () => {
    const views = new Map([...evidenceOf(honestRun()).views, ["another", viewOf(unknown)]]);
    expect(failuresOf({ views })).toEqual([
      `${dealt.length} attempts sent, ${dealt.length + 1} in the ledger`,
    ]);
  });

  test.each([0, 3, 5])("%i kills of 4", (made) => {
    expect(failuresOf({ kills: { asked: 4, made } })).toEqual([`${made} kills of 4`]);
  });
});

describe("personal values", () => {
  const { phoneNumber, ...rest } = (plans[0] as Plan).applicant;
  const values = [...Object.values(rest), phoneNumber.slice(1), "/9j/", "iVBOR".repeat(40)];

  test.each(values)("%s: found, however it is wrapped", (value) => {
    const kept = `{"a":"x${value} y"}`;
    expect(personalValuesIn(kept)).toHaveLength(1);
    expect(judge(evidenceOf(honestRun(), { kept })).failures).toEqual([
      expect.stringMatching(/^personal value in the database or the logs: /),
    ]);
  });

  test("a UUID whose digits look like a phone number: not one", () => {
    expect(personalValuesIn("5d0f7f0a-3a44-4b1c-9d7e-812345678901")).toEqual([]);
  });
});
