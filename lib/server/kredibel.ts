import { settings } from "./ops/env";
import { processWide } from "./process-wide";

/** Where the app calls, and with what. */
export type KredibelConnection = { baseUrl: string; apiKey: string; timeoutMs: number };

type Simulator = { baseUrl: string; apiKey: string };
const started = () => processWide<{ simulator?: Simulator }>("simulator", () => ({}));

/**
 * Kredibel, or the embedded simulator where that is on.
 * @throws where the simulator is on and was not started
 */
export function kredibelConnection(): KredibelConnection {
  const given = settings();
  const timeoutMs = given.KREDIBEL_TIMEOUT_MS;
  if (!given.KREDIBEL_SIMULATOR)
    return { baseUrl: given.KREDIBEL_BASE_URL, apiKey: given.KREDIBEL_API_KEY, timeoutMs };
  const { simulator } = started();
  if (!simulator) throw new Error("The simulator has not been started.");
  return { ...simulator, timeoutMs };
}

/** Tells every bundle of this process where the embedded simulator listens. */
export function setSimulator(simulator: Simulator): void {
  started().simulator = simulator;
}
