import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhenResult } from "cockatiel";
import type { KredibelAnswer, UnavailableCause, UnknownCause } from "./answer";

export type CircuitPhase = "closed" | "open" | "trying";

/** Causes that other calls will meet too. */
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

/** Opens after `failures` outages in a row; after `pauseMs` one call is `trying`. */
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
    call: async (issue: () => Promise<KredibelAnswer>): Promise<KredibelAnswer> => {
      const result = await circuit.execute(() => issue().catch(notMade));
      if (result instanceof NotMade) throw result.error;
      return result;
    },
  };

  /** cockatiel counts a throw in half-open state as success, so errors from before the call are wrapped. */
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
