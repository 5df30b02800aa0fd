import type { CallOutcome } from "./outcome";
import { outcomes } from "./outcomes";

export type Charge = (typeof outcomes)[CallOutcome["kind"]]["charge"] | "liveness_only";

/** Kredibel: "Failed because of liveness check, only liveness will be charged." */
export function chargeOf(outcome: CallOutcome | null): Charge {
  if (!outcome) return "unknown";
  if ("fields" in outcome && outcome.fields.includes("liveness_check")) return "liveness_only";
  return outcomes[outcome.kind].charge;
}
