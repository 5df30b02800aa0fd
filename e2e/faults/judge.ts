import { type CallRecord, sha256 } from "../../lib/kredibel/simulator/calls";
import { faults } from "../../lib/kredibel/simulator/faults";
import type { AttemptView } from "../../lib/ledger/view";
import type { Outcome } from "../../lib/onboarding/outcome";
import type { Heard } from "./instance";
import type { Story } from "./person";
import type { Played } from "./plan";

/** What the test is about; each of these must be 0. */
export const mustBeZero = [
  "attempts charged twice",
  "sent again after an end that is not known",
  "answers lost once committed",
  "ambiguous ends that are not unknown",
  "shown as verified or rejected without Kredibel's word",
  "charged, and told as not processed",
  "answers that reached us and were not kept, without a kill",
  "personal values in the database or the logs",
] as const;

/** What a kill may do, and what a slow machine makes of an answer: told, and no fault of the ledger. */
export const told = [
  "killed between receipt and commit",
  "clear answers that came too late to be heard",
] as const;

export type Figures = Record<(typeof mustBeZero)[number] | (typeof told)[number], number>;

/** What the stand-in knows of one attempt, in the order of its calls. */
type Call = { charged: boolean; ends: string };

/**
 * Holds what people were shown and what the ledger has in the end against the stand-in's own ledger.
 * @param views the ledger's attempts, by id, as they read long after the last call
 * @param heard what Kredibel answered to each attempt, as the instances noted it before they committed it
 */
export function judge(
  stories: Story[],
  calls: readonly CallRecord[],
  views: Map<string, AttemptView>,
  heard: Map<string, Heard>,
): Figures {
  const byNik = grouped(calls, (call) => call.sha256.identityId ?? "");
  const figures = Object.fromEntries([...mustBeZero, ...told].map((name) => [name, 0])) as Figures;
  const note = (name: keyof Figures, wrong: boolean) => {
    if (wrong) figures[name] += 1;
  };

  for (const { plan, attemptId, seen } of stories) {
    const made = (byNik.get(sha256(plan.identityId)) ?? []).map((call, n) => readCall(call, plan.played[n]));
    const view = views.get(attemptId);
    const last = made.at(-1);
    const ends = new Set(made.map((call) => call.ends));
    const shown = [...seen, ...(view?.outcome ? [view.outcome] : [])];
    const clear = last !== undefined && last.ends !== "unknown" && last.ends !== "unavailable";

    note("attempts charged twice", made.filter((call) => call.charged).length > 1);
    note(
      "sent again after an end that is not known",
      made.slice(0, -1).some((call) => call.ends === "unknown"),
    );
    note(
      "answers lost once committed",
      seen.some((outcome) => isAnswer(outcome) && !same(outcome, view?.outcome)),
    );
    note("ambiguous ends that are not unknown", last?.ends === "unknown" && view?.state !== "unknown");
    note(
      "shown as verified or rejected without Kredibel's word",
      shown.some((outcome) => isAnswer(outcome) && !ends.has(outcome.kind)),
    );
    note(
      "charged, and told as not processed",
      made.some((call) => call.charged) && view?.state !== "settled" && view?.state !== "unknown",
    );
    const kept = view?.outcome?.kind;
    const answer = heard.get(attemptId);
    const lost = answer !== undefined && kept !== answer.outcome;
    const cutOff = lost && answer.cutOff && kept === "unknown";
    note("killed between receipt and commit", cutOff);
    note("answers that reached us and were not kept, without a kill", lost && !cutOff);
    note("clear answers that came too late to be heard", clear && !lost && kept !== last.ends);
  }
  return figures;
}

/** What everybody in this test gives (see `person.ts`): none of it may stand in a log or a table. */
const personal = /99\d{14}|SITI CONTOH|contoh-\d+@|812[1-9]\d{7}|1990-08-17|\/9j\/|[A-Za-z0-9+/]{200}/g;

const uuids = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/**
 * What of it stands in a text. UUIDs are left out: among the hundreds of thousands that a large run logs, some hold
 * the digits of a phone number by chance.
 */
export const personalValuesIn = (text: string): string[] => text.replace(uuids, "uuid").match(personal) ?? [];

/** Things by a name that several of them may share. */
export function grouped<Thing>(
  things: Iterable<Thing>,
  nameOf: (thing: Thing) => string,
): Map<string, Thing[]> {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) groups.set(nameOf(thing), [...(groups.get(nameOf(thing)) ?? []), thing]);
  return groups;
}

function readCall(call: CallRecord, played: Played | undefined): Call {
  const { charged } = call;
  if (played && "fault" in played) return { charged, ends: faults[played.fault].ends };
  return { charged, ends: played?.status ?? "verified" };
}

const isAnswer = ({ kind }: Outcome) =>
  kind === "verified" || kind === "verified_with_reason" || kind === "not_verified";

function same(outcome: Outcome, kept: AttemptView["outcome"] | undefined): boolean {
  if (!kept || !("reference" in outcome) || !("reference" in kept)) return false;
  return outcome.kind === kept.kind && outcome.reference === kept.reference;
}
