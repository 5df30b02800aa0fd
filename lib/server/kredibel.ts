import { settings } from "./env";

/** Where the app calls, and with what. */
export type KredibelConnection = { baseUrl: string; apiKey: string; timeoutMs: number };

/** `instrumentation.ts` and the actions are bundled apart, so a module variable would exist twice. */
const slot = Symbol.for("kredibel-onboarding.simulator");
type Shared = { [slot]?: { baseUrl: string; apiKey: string } };

/**
 * Kredibel, or the embedded simulator where that is on.
 * @throws where the simulator is on and was not started
 */
export function kredibelConnection(): KredibelConnection {
  const given = settings();
  const timeoutMs = given.KREDIBEL_TIMEOUT_MS;
  if (!given.KREDIBEL_SIMULATOR)
    return { baseUrl: given.KREDIBEL_BASE_URL, apiKey: given.KREDIBEL_API_KEY, timeoutMs };
  const simulator = (globalThis as Shared)[slot];
  if (!simulator) throw new Error("The simulator has not been started.");
  return { ...simulator, timeoutMs };
}

/** Tells every bundle of this process where the embedded simulator listens. */
export function setSimulator(simulator: { baseUrl: string; apiKey: string }): void {
  (globalThis as Shared)[slot] = simulator;
}
