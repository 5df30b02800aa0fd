import { createHash } from "node:crypto";
import type { TextField } from "../../lib/kredibel/constraints";
import { type Fault, type FaultName, faultNames, faults } from "../../lib/kredibel/simulator/faults";
import { randomFrom } from "../support/random";

export const sendModes = [
  "once",
  "double tap",
  "two instances",
  "lost connection",
  "send again",
  "taken over by the phone while it is sent",
] as const;
export type SendMode = (typeof sendModes)[number];

export const statuses = ["verified", "verified_with_reason", "not_verified"] as const;
/** Without those that other submissions would meet too. */
export const playableFaults = faultNames.filter((name) => {
  const { play, closesMs }: Fault = faults[name];
  return play.at !== "listen" && closesMs === undefined;
});

export type Played = { fault: FaultName } | { status: (typeof statuses)[number] };

/** One submission, and what happens to its calls in this order. */
export type Plan = {
  applicant: Record<TextField, string>;
  sendMode: SendMode;
  played: readonly Played[];
  /** Before each answer: a kill finds something in flight. */
  delayMs: number;
  /** How long Kredibel's port is closed just before. */
  refusedMs: number;
};

export const smallestSize = playableFaults.length + statuses.length;

/** Deals every fault to some submission's first call, whatever the seed. @param seed any text */
export function dealPlans(size: number, seed: string): Plan[] {
  if (!Number.isSafeInteger(size) || size < smallestSize)
    throw new Error(`--size must be a whole number from ${smallestSize} on, not ${size}.`);
  return dealAround(playedOnce(size), 0, seed);
}

/** More submissions, for faults whose call a kill prevented. */
export const dealAgain = (missed: readonly FaultName[], serial: number, seed: string): Plan[] =>
  dealAround(
    missed.map((fault) => ({ fault })),
    serial,
    seed,
  );

function dealAround(first: readonly Played[], serial: number, seed: string): Plan[] {
  const size = first.length;
  const hash = createHash("sha256").update(seed).digest().readUInt32BE();
  const random = randomFrom(hash + serial);
  const shuffled = <Item>(items: readonly Item[]) => shuffle(items, random);
  const [firsts, seconds] = [shuffled(first), shuffled(first)];
  const thirds = shuffled(repeat(statuses, size));
  const modes = shuffled(repeat(sendModes, size));
  const refusals = shuffled(firsts.map((_, n) => n % 100 === 0));
  return firsts.map((played, n) => ({
    applicant: applicantOf(hash, serial + n),
    sendMode: modes[n] as SendMode,
    played: [played, seconds[n] as Played, { status: thirds[n] as (typeof statuses)[number] }],
    delayMs: Math.floor(random() * 250),
    refusedMs: refusals[n] ? 400 : 0,
  }));
}

function playedOnce(size: number): Played[] {
  const faulty = Math.max(playableFaults.length, Math.floor(size / 2));
  const failing = repeat(playableFaults, faulty).map((fault): Played => ({ fault }));
  return [...failing, ...repeat(statuses, size - faulty).map((status): Played => ({ status }))];
}

/** There is no province 99. */
function applicantOf(hash: number, serial: number): Record<TextField, string> {
  const identityId = `99${String(hash % 1_000_000).padStart(6, "0")}${String(serial).padStart(8, "0")}`;
  return {
    identityId,
    fullName: "SITI CONTOH",
    birthDate: "1990-08-17",
    emailAddress: `contoh-${identityId}@example.com`,
    phoneNumber: `0812${10_000_000 + serial}`,
  };
}

/** Calls without a kill or a closed port: a caller sends once more after `unavailable`. */
export function callRange({ played }: Plan): { min: number; max: number } {
  const last = played.findIndex((card) => !("fault" in card) || faults[card.fault].ends !== "unavailable");
  return { min: Math.min(2, last + 1), max: last + 1 };
}

const repeat = <Item>(items: readonly Item[], times: number): Item[] =>
  Array.from({ length: times }, (_, n) => items[n % items.length] as Item);

function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
