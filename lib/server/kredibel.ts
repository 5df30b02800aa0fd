import { createGateway, type Gateway } from "../kredibel/gateway";
import { settings } from "./ops/env";
import { metrics, rejectLabel } from "./ops/metrics";
import { processWide } from "./process-wide";

type Simulator = { baseUrl: string; apiKey: string };
const started = () => processWide<{ simulator?: Simulator }>("simulator", () => ({}));

/** Sets, for every bundle of this process, where the embedded simulator listens. */
export function setSimulator(simulator: Simulator): void {
  started().simulator = simulator;
}

/** This process's way to Kredibel, or to the embedded simulator where that is on. */
export const gateway = (): Gateway =>
  processWide("gateway", () => {
    const given = settings();
    return createGateway({
      connection,
      timeoutMs: given.KREDIBEL_TIMEOUT_MS,
      failures: given.BREAKER_FAILURES,
      pauseMs: given.BREAKER_PAUSE_SECONDS * 1_000,
      callsAtOnce: given.CALLS_AT_ONCE,
      onCall: countCall,
    });
  });

/** @throws where the simulator is on and was not started */
function connection(): Simulator {
  const given = settings();
  if (!given.KREDIBEL_SIMULATOR) return { baseUrl: given.KREDIBEL_BASE_URL, apiKey: given.KREDIBEL_API_KEY };
  const { simulator } = started();
  if (!simulator) throw new Error("The simulator has not been started.");
  return simulator;
}

/** Counts a call by how it ended, and the fields that it rejected. */
export const countCall: Parameters<typeof createGateway>[0]["onCall"] = (answer, seconds) => {
  const { kredibelSeconds, rejectedFields } = metrics();
  kredibelSeconds.observe({ answer: answer.kind, cause: "cause" in answer ? answer.cause : "" }, seconds);
  if ("rejectFields" in answer)
    for (const field of answer.rejectFields) rejectedFields.inc({ field: rejectLabel(field) });
};
