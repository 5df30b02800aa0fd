import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhenResult } from "cockatiel";
import type { KredibelAnswer, UnavailableCause, UnknownCause } from "./answer";

/** `open`: calls are held back after repeated outages. `trying`: one is under way that decides. */
export type CircuitPhase = "closed" | "open" | "trying";

/** Causes after which the next call is expected to fail too, whatever it carries. */
const outages: Record<UnavailableCause | UnknownCause, boolean> = {
  held_back: false,
  dns: true,
  refused: true,
  tls: true,
  connect: true,
  connect_timeout: true,
  lost_before_sending: true,
  unauthorized: true,
  no_credit: true,
  // The answer says itself how long calls stop.
  rate_limited: false,
  client_error: false,
  server_error: true,
  timeout: true,
  reset: true,
  cut: true,
  too_large: false,
  not_understood: false,
  redirect: true,
  http_4xx: true,
  http_5xx: true,
};

/**
 * Holds calls back after repeated outages.
 * @param failures so many outages one after the other open it
 * @param pauseMs then one call is tried after this time
 */
export function createCircuit({ failures, pauseMs }: { failures: number; pauseMs: number }) {
  const circuit = circuitBreaker(handleWhenResult(isOutage), {
    halfOpenAfter: pauseMs,
    breaker: new ConsecutiveBreaker(failures),
  });
  let tryAgainAt = 0;
  circuit.onBreak(() => {
    tryAgainAt = Date.now() + pauseMs;
  });
  return {
    phase: (): CircuitPhase => {
      if (circuit.state === CircuitState.HalfOpen) return "trying";
      return circuit.state === CircuitState.Open && Date.now() < tryAgainAt ? "open" : "closed";
    },
    /**
     * Makes one call and counts how it ended.
     * @throws what the call throws, and cockatiel's BrokenCircuitError where the circuit is open
     */
    call: async (issue: () => Promise<KredibelAnswer>): Promise<KredibelAnswer> => {
      const result = await circuit.execute(() => issue().catch(notMade));
      if (result instanceof NotMade) throw result.error;
      return result;
    },
  };

  /** cockatiel counts a throw in half-open state as success, so errors from before the call are wrapped there. */
  function notMade(error: unknown): NotMade {
    if (circuit.state === CircuitState.Closed) throw error;
    return new NotMade(error);
  }
}

class NotMade {
  constructor(readonly error: unknown) {}
}

function isOutage(result: unknown): boolean {
  if (result instanceof NotMade) return true;
  const answer = result as KredibelAnswer;
  return "cause" in answer && outages[answer.cause];
}
