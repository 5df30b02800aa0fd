import { type CallRecord, sha256 } from "../../lib/kredibel/simulator/calls";
import { faults } from "../../lib/kredibel/simulator/faults";
import type { AttemptView } from "../../lib/ledger/view";
import type { Outcome, OutcomeKind } from "../../lib/outcomes/outcome";
import type { LoggedAnswer } from "./instance";
import { callRange, type Plan, type Played, playableFaults } from "./plan";
import type { Trace } from "./trace";

export type Evidence = {
  traces: readonly Trace[];
  /** The stand-in's own ledger. */
  calls: readonly CallRecord[];
  /** The product's ledger, long after the last call. */
  views: ReadonlyMap<string, AttemptView>;
  logged: ReadonlyMap<string, readonly LoggedAnswer[]>;
  /** Attempts under way on an instance that was killed. */
  killed: ReadonlySet<string>;
  kills: { asked: number; made: number };
  /** Database and logs as text. */
  kept: string;
};

/** One submission. `ends`: how the table of faults wants a call read. */
type Case = {
  plan: Plan;
  shown: readonly Outcome[];
  calls: { charged: boolean; ends: OutcomeKind }[];
  view: AttemptView | undefined;
  logged: readonly LoggedAnswer[];
  killed: boolean;
};

/** No submission may be one of these. */
export const violations = {
  "attempts charged twice": ({ calls }) => calls.filter(({ charged }) => charged).length > 1,
  "sent again after an end that is not known": ({ calls }) =>
    calls.slice(0, -1).some(({ ends }) => ends === "unknown"),
  "answers lost once committed": ({ shown, view }) =>
    shown.some((outcome) => isVerdict(outcome) && !same(outcome, view?.outcome)),
  "ambiguous ends that are not unknown": ({ calls, view }) =>
    calls.at(-1)?.ends === "unknown" && view?.state !== "unknown",
  "answers read as another end, in time and without a kill": (one) =>
    one.calls.length > 0 &&
    !one.killed &&
    !one.logged.some(({ late }) => late) &&
    one.view?.outcome?.kind !== (isLostOnItsWay(one) ? "unknown" : one.calls.at(-1)?.ends),
  "shown as verified or rejected without Kredibel's word": ({ shown, view, calls }) =>
    [...shown, ...(view?.outcome ? [view.outcome] : [])].some(
      (outcome) => isVerdict(outcome) && !calls.some(({ ends }) => ends === outcome.kind),
    ),
  "charged, and ended as not processed": ({ calls, view }) =>
    calls.some(({ charged }) => charged) && !(view?.outcome && chargedEnds[view.outcome.kind]),
  "answers that reached us and were not kept, without a kill": (one) => isLost(one) && !isCutOff(one),
  "answers that the log does not have, without a kill": ({ calls, logged, killed }) =>
    !killed && calls.length > logged.filter(({ sent }) => sent).length,
  "submissions that were shown no end, or have none in the ledger": ({ shown, view }) =>
    !shown.some(isEnd) || !view?.outcome,
  "submissions refused by our own rules": ({ shown }) => !shown.every(isEnd),
  "submissions with fewer or more calls than planned": (one) => {
    const { min, max } = allowedCalls(one);
    return one.calls.length < min || one.calls.length > max;
  },
} satisfies Record<string, (one: Case) => boolean>;

/** Counted, and no fault of the product. */
const observations = {
  "killed between receipt and commit": isCutOff,
  "answers that came too late to be read": ({ calls, logged }) =>
    calls.at(-1)?.ends !== "unknown" && logged.some(({ late }) => late),
} satisfies Record<string, (one: Case) => boolean>;

type Figures = Record<keyof typeof violations | keyof typeof observations, number>;

/** @returns how many submissions each rule met, and why the run fails */
export function judge(evidence: Evidence): { figures: Figures; failures: string[] } {
  const cases = casesOf(evidence);
  const figures = Object.fromEntries(
    Object.entries({ ...violations, ...observations }).map(([name, rule]) => [
      name,
      cases.filter(rule).length,
    ]),
  ) as Figures;
  const violated = Object.entries(violations).flatMap(([name, rule]) => {
    const [first] = cases.filter(rule);
    return first ? [`${name}: ${figures[name as keyof Figures]}, first ${summaryOf(first)}`] : [];
  });
  return { figures, failures: [...violated, ...leaks(evidence), ...unseen(evidence, cases)] };
}

const leaks = ({ kept }: Evidence) =>
  personalValuesIn(kept).map((value) => `personal value in the database or the logs: ${value}`);

/** A run that did not see enough proves nothing. */
function unseen({ calls, kills, views }: Evidence, cases: readonly Case[]): string[] {
  const unplanned = calls.length - cases.reduce((count, one) => count + one.calls.length, 0);
  const missed = missedFaults(calls);
  const ended = new Set(cases.flatMap(({ shown }) => shown.map(({ kind }) => kind)));
  const unended = ends.filter((kind) => !ended.has(kind));
  return [
    ...(cases.length === 0 ? ["no submission was sent"] : []),
    ...(views.size === cases.length ? [] : [`${cases.length} attempts sent, ${views.size} in the ledger`]),
    ...(kills.made === kills.asked ? [] : [`${kills.made} kills of ${kills.asked}`]),
    ...(unplanned === 0 ? [] : [`${unplanned} calls of identities that no plan has`]),
    ...(missed.length === 0 ? [] : [`faults never met: ${missed.join(", ")}`]),
    ...(unended.length === 0 ? [] : [`no submission ended as ${unended.join(", ")}`]),
  ];
}

export function missedFaults(calls: readonly CallRecord[]) {
  const met = new Set(calls.map(({ fault }) => fault));
  return playableFaults.filter((fault) => !met.has(fault));
}

function casesOf({ traces, calls, views, logged, killed }: Evidence): Case[] {
  const byNik = grouped(calls, (call) => call.sha256.identityId ?? "");
  return traces.map(({ plan, attemptId, shown }) => ({
    plan,
    shown,
    calls: (byNik.get(sha256(plan.applicant.identityId)) ?? []).map(({ charged }, n) => ({
      charged,
      ends: endOf(plan.played[n]),
    })),
    view: views.get(attemptId),
    logged: logged.get(attemptId) ?? [],
    killed: killed.has(attemptId),
  }));
}

function endOf(played: Played | undefined): OutcomeKind {
  if (!played) return "verified";
  return "fault" in played ? faults[played.fault].ends : played.status;
}

/** A connection that was cut, for which the stand-in has no call: its end is not known, so nothing may follow it. */
const isLostOnItsWay = ({ calls, logged }: Case): boolean =>
  logged.some(({ reset }) => reset) && logged.filter(({ sent }) => sent).length > calls.length;

/** A kill, a call that did not arrive and a late answer make it fewer, never more. */
function allowedCalls(one: Case): { min: number; max: number } {
  const { min, max } = callRange(one.plan);
  if (one.killed) return { min: 0, max };
  // Each call that was answered did arrive.
  if (isLostOnItsWay(one)) return { min: one.logged.filter(({ sent, reset }) => sent && !reset).length, max };
  const unsent = one.logged.filter(({ sent }) => !sent).length;
  const late = one.logged.some((answer) => answer.late);
  return { min: Math.max(0, (late ? 1 : min) - unsent), max };
}

const summaryOf = ({ plan, shown, calls, view, logged, killed }: Case) =>
  JSON.stringify({
    sendMode: plan.sendMode,
    played: plan.played,
    shown: shown.map(({ kind }) => kind),
    calls,
    state: view?.state,
    logged,
    killed,
  });

/** Whether a charged call may end so. */
const chargedEnds: Record<OutcomeKind, boolean> = {
  verified: true,
  verified_with_reason: true,
  not_verified: true,
  unknown: true,
  invalid: false,
  unavailable: false,
  refused: false,
};
const ends = (Object.keys(chargedEnds) as OutcomeKind[]).filter((kind) => kind !== "refused");

export const isEnd = ({ kind }: Outcome) => kind !== "refused";
const isVerdict = ({ kind }: Outcome) =>
  kind === "verified" || kind === "verified_with_reason" || kind === "not_verified";

function isLost({ logged, view }: Case): boolean {
  const clear = clearAnswer(logged);
  return clear !== undefined && view?.outcome?.kind !== clear.outcome;
}

function isCutOff(one: Case): boolean {
  return isLost(one) && clearAnswer(one.logged)?.cutOff === true && one.view?.outcome?.kind === "unknown";
}

const clearAnswer = (logged: readonly LoggedAnswer[]) =>
  logged.find(({ outcome }) => outcome !== "unknown" && outcome !== "unavailable");

function same(outcome: Outcome, kept: AttemptView["outcome"] | undefined): boolean {
  if (!kept || !("reference" in outcome) || !("reference" in kept)) return false;
  return outcome.kind === kept.kind && outcome.reference === kept.reference;
}

/** What applicants of this test give. */
const personal = /99\d{14}|SITI CONTOH|contoh-\d+@|812[1-9]\d{7}|1990-08-17|\/9j\/|[A-Za-z0-9+/]{200}/g;

const uuids = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Without UUIDs, some of which hold a phone number's digits by chance. */
export const personalValuesIn = (text: string): string[] => text.replace(uuids, "uuid").match(personal) ?? [];

export function grouped<Thing>(
  things: Iterable<Thing>,
  nameOf: (thing: Thing) => string,
): Map<string, Thing[]> {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) {
    const group = groups.get(nameOf(thing));
    if (group) group.push(thing);
    else groups.set(nameOf(thing), [thing]);
  }
  return groups;
}
