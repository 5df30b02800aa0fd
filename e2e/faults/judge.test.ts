import { describe, expect, it, test } from "vitest";
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

/** The first submission that ended so. */
function ending(stories: readonly Story[], kind: Outcome["kind"]): Story {
  const story = stories.find(({ shown }) => shown.at(-1)?.kind === kind);
  if (!story) throw new Error(`None ended as ${kind}`);
  return story;
}

test("a run as planned has no failure", () => {
  const { figures, failures } = judge(evidenceOf(honestRun()));
  expect(failures).toEqual([]);
  expect(Object.values(figures).filter((count) => count > 0)).toEqual([]);
});

const namesOf = (failures: readonly string[]) => failures.map((sentence) => sentence.split(":")[0]);

/** Makes one submission of an honest run break each rule. */
const broken: Record<keyof typeof violations, (stories: Story[]) => void> = {
  "attempts charged twice": (stories) => {
    const { calls, plan } = ending(stories, "verified");
    calls.push(callOf(plan, { charged: true }));
  },
  "sent again after an end that is not known": (stories) => {
    const { calls, plan } = ending(stories, "unknown");
    calls.push(callOf(plan, { charged: false }));
  },
  "answers lost once committed": (stories) => {
    const story = ending(stories, "verified");
    story.view = viewOf({ kind: "verified", reference: "another", at: "" });
  },
  "ambiguous ends that are not unknown": (stories) => {
    const story = ending(stories, "unknown");
    story.view = viewOf({ kind: "unavailable", errorId: "" });
  },
  "answers read as another end, in time and without a kill": (stories) => {
    ending(stories, "unavailable").view = viewOf({ kind: "unknown", attemptId: "" });
  },
  "shown as verified or rejected without Kredibel's word": (stories) => {
    ending(stories, "unknown").shown.push({ kind: "verified", reference: "ref", at: "" });
  },
  "charged, and ended as not processed": (stories) => {
    const story = ending(stories, "unavailable");
    for (const call of story.calls) call.charged = true;
  },
  "answers that reached us and were not kept, without a kill": (stories) => {
    const story = ending(stories, "not_verified");
    story.view = viewOf({ kind: "unknown", attemptId: "" });
  },
  "answers that the log does not have, without a kill": (stories) => {
    ending(stories, "not_verified").logged = [];
  },
  "submissions that were shown no end, or have none in the ledger": (stories) => {
    ending(stories, "unknown").shown = [];
  },
  "submissions refused by our own rules": (stories) => {
    ending(stories, "verified").shown.unshift({ kind: "refused", reason: "busy" });
  },
  "submissions with fewer or more calls than planned": (stories) => {
    ending(stories, "unavailable").calls.pop();
  },
};

describe("each rule is broken by one made-up submission", () => {
  it.each(Object.keys(violations) as (keyof typeof violations)[])("%s", (rule) => {
    const stories = honestRun();
    broken[rule](stories);
    const { figures, failures } = judge(evidenceOf(stories));
    expect(figures[rule]).toBe(1);
    expect(namesOf(failures)).toContain(rule);
  });
});

describe("charged answers of a gateway", () => {
  const gateway = () => {
    const stories = honestRun();
    const story = stories.find(({ calls }) => calls[0]?.fault === "http_502");
    if (!story) throw new Error("No such fault");
    return { stories, story };
  };

  it("read as not processed: noticed before anybody sends again", () => {
    const { stories, story } = gateway();
    story.shown = [{ kind: "unavailable", errorId: "" }];
    story.view = viewOf({ kind: "unavailable", errorId: "" });
    story.logged = [
      { attemptId: story.attemptId, outcome: "unavailable", sent: true, late: false, cutOff: false },
    ];
    expect(namesOf(judge(evidenceOf(stories)).failures)).toEqual([
      "ambiguous ends that are not unknown",
      "answers read as another end, in time and without a kill",
      "charged, and ended as not processed",
    ]);
  });

  it("read as not processed and sent again: charged twice", () => {
    const { stories, story } = gateway();
    story.calls.push(callOf(story.plan, { charged: true }));
    expect(judge(evidenceOf(stories)).figures).toMatchObject({
      "attempts charged twice": 1,
      "sent again after an end that is not known": 1,
      "submissions with fewer or more calls than planned": 1,
    });
  });
});

describe("what a kill may do", () => {
  const lost = (cutOff: boolean) => {
    const stories = honestRun();
    const story = ending(stories, "verified");
    story.killed = true;
    story.view = viewOf({ kind: "unknown", attemptId: "" });
    story.shown = [{ kind: "unknown", attemptId: "" }];
    for (const answer of story.logged) answer.cutOff = cutOff;
    return judge(evidenceOf(stories));
  };

  it("between receipt and commit: counted, no failure", () => {
    expect(lost(true)).toMatchObject({ failures: [], figures: { "killed between receipt and commit": 1 } });
  });

  it("long after receipt: the answer should have been kept", () => {
    expect(namesOf(lost(false).failures)).toEqual([
      "answers that reached us and were not kept, without a kill",
    ]);
  });

  it("before the call: fewer calls than planned are no failure, more are", () => {
    const stories = honestRun();
    const story = stories.find(({ calls, shown }) => calls.length === 1 && shown[0]?.kind === "verified");
    if (!story) throw new Error("No such submission");
    const { calls } = story;
    Object.assign(story, {
      killed: true,
      calls: [],
      logged: [],
      shown: [{ kind: "unknown", attemptId: "" }],
    });
    story.view = viewOf({ kind: "unknown", attemptId: "" });
    expect(judge(evidenceOf(stories)).failures).toEqual([]);
    story.calls = [...calls, ...calls];
    expect(judge(evidenceOf(stories)).figures["submissions with fewer or more calls than planned"]).toBe(1);
  });

  it("a call that was proved not sent: one fewer is no failure", () => {
    const stories = honestRun();
    const story = ending(stories, "unavailable");
    story.calls.pop();
    Object.assign(story.logged[1] as LoggedAnswer, { sent: false });
    expect(judge(evidenceOf(stories)).failures).toEqual([]);
  });
});

describe("an answer that came after the time-out", () => {
  const late = (outcome: string) => {
    const stories = honestRun();
    const story = ending(stories, "unavailable");
    story.calls.pop();
    story.logged = [{ attemptId: story.attemptId, outcome, sent: true, late: true, cutOff: false }];
    story.view = viewOf({ kind: "unknown", attemptId: "" });
    return { stories, story };
  };

  it("ended as unknown: counted, no failure", () => {
    expect(judge(evidenceOf(late("unknown").stories))).toMatchObject({
      failures: [],
      figures: { "answers that came too late to be read": 1 },
    });
  });

  it("no call at all: a failure", () => {
    const { stories, story } = late("unknown");
    story.calls = [];
    expect(namesOf(judge(evidenceOf(stories)).failures)).toEqual([
      "submissions with fewer or more calls than planned",
    ]);
  });
});

describe("a run that saw too little fails", () => {
  const failuresOf = (changes: Partial<Evidence>) => judge(evidenceOf(honestRun(), changes)).failures;

  it("nothing at all", () => {
    expect(judge(evidenceOf([])).failures).toEqual([
      "no submission was sent",
      expect.stringMatching(/^faults never met: reset_before_read, /),
      "no submission ended as verified, verified_with_reason, not_verified, unknown, invalid, unavailable",
    ]);
  });

  it("submissions that Kredibel never got", () => {
    const stories = honestRun().map((story) => ({
      ...story,
      calls: [],
      logged: [],
      shown: [{ kind: "invalid", problems: {} } satisfies Outcome],
      view: undefined,
    }));
    expect(judge(evidenceOf(stories)).failures).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          `^submissions that were shown no end, or have none in the ledger: ${dealt.length},`,
        ),
        expect.stringMatching(`^submissions with fewer or more calls than planned: ${dealt.length},`),
        `${dealt.length} attempts sent, 0 in the ledger`,
        expect.stringMatching(/^faults never met: /),
      ]),
    );
  });

  it("a fault that no call met", () => {
    const calls = evidenceOf(honestRun()).calls.map((call) =>
      call.fault === "http_502" ? { ...call, fault: "another" } : call,
    );
    expect(failuresOf({ calls })).toEqual(["faults never met: http_502"]);
  });

  it("an end that no submission had", () => {
    const stories = honestRun().filter(({ shown }) => shown.at(-1)?.kind !== "invalid");
    expect(judge(evidenceOf(stories)).failures).toEqual([
      "faults never met: refused_field",
      "no submission ended as invalid",
    ]);
  });

  it("calls of an identity that no plan has", () => {
    const { calls } = evidenceOf(honestRun());
    const strange = { charged: true, sha256: { identityId: "another" } } as CallRecord;
    expect(failuresOf({ calls: [...calls, strange] })).toEqual(["1 calls of identities that no plan has"]);
  });

  it("an attempt in the ledger that was not sent", () => {
    const views = new Map([
      ...evidenceOf(honestRun()).views,
      ["another", viewOf({ kind: "unknown", attemptId: "" })],
    ]);
    expect(failuresOf({ views })).toEqual([
      `${dealt.length} attempts sent, ${dealt.length + 1} in the ledger`,
    ]);
  });

  it.each([0, 3, 5])("%i kills of 4", (made) => {
    expect(failuresOf({ kills: { asked: 4, made } })).toEqual([`${made} kills of 4`]);
  });
});

describe("personal values", () => {
  const [{ applicant } = {}] = plans;
  const { phoneNumber = "", ...rest } = applicant ?? {};
  const values = [...Object.values(rest), phoneNumber.slice(1), "/9j/"];

  it.each(values)("%s: found, however it is wrapped", (value) => {
    expect(personalValuesIn(`{"a":"x${value} y"}`)).toHaveLength(1);
  });

  it("a photo in base64: found", () => {
    expect(personalValuesIn(`"${"iVBOR".repeat(40)}"`)).toHaveLength(1);
  });

  it("a UUID whose digits look like a phone number: not one", () => {
    expect(personalValuesIn("5d0f7f0a-3a44-4b1c-9d7e-812345678901")).toEqual([]);
  });

  it("one in the database or the logs: the run fails", () => {
    const kept = `{"fullName":"SITI CONTOH"}`;
    expect(judge(evidenceOf(honestRun(), { kept })).failures).toEqual([
      "personal value in the database or the logs: SITI CONTOH",
    ]);
  });
});
