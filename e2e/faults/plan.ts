import { type FaultName, faultNames, faults } from "../../lib/kredibel/simulator/faults";

/** How somebody sends: each is an everyday way to send twice. */
export const manners = ["once", "double tap", "two instances", "lost connection", "send again"] as const;
export type Manner = (typeof manners)[number];

/** What Kredibel's stand-in does to the calls with one NIK, one after the other. */
export type Played = { fault: FaultName } | { status: "verified" | "verified_with_reason" | "not_verified" };

/** One submission: who, how, and what happens to its calls. */
export type Plan = {
  serial: number;
  identityId: string;
  manner: Manner;
  played: readonly Played[];
  /** Before each answer, so that a kill finds something in flight. */
  delayMs: number;
  /** The port of Kredibel is closed for so long, just before. */
  refusedMs: number;
};

const statuses = ["verified", "verified_with_reason", "not_verified"] as const;
const playable = faultNames.filter((name) => faults[name].play.at !== "listen");

/** Half of the calls meet a fault, each kind as often as any other; a second call for the same NIK may meet one too. */
export function planOf(serial: number, random: () => number): Plan {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  const play = (): Played => (random() < 0.5 ? { fault: pick(playable) } : { status: pick(statuses) });
  return {
    serial,
    // There is no province 99.
    identityId: `99${String(serial).padStart(14, "0")}`,
    manner: pick(manners),
    played: [play(), play(), { status: pick(statuses) }],
    delayMs: Math.floor(random() * 250),
    refusedMs: random() < 0.01 ? 400 : 0,
  };
}
