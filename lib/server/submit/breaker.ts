import {
  bulkhead,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
  isBulkheadRejectedError,
} from "cockatiel";
import type { KredibelAnswer, UnavailableCause, UnknownCause } from "../../kredibel/answer";
import { settings } from "../ops/env";
import { processWide } from "../process-wide";

/** Stands before the calls of this process: how many at once, and none at all for a while after repeated outage. */
export type CallGate = ReturnType<typeof createCallGate>;

export type GateLimits = {
  /** So many outages one after the other open the breaker. */
  failures: number;
  /** Then one call is tried after this time, in milliseconds. */
  pauseMs: number;
  callsAtOnce: number;
};

/** Which failures say that the next call would fail too, whoever makes it. */
const outages: Record<UnavailableCause | UnknownCause, boolean> = {
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

export function createCallGate({ failures, pauseMs, callsAtOnce }: GateLimits) {
  const slots = bulkhead(callsAtOnce);
  const circuit = circuitBreaker(handleWhenResult(isOutage), {
    halfOpenAfter: pauseMs,
    breaker: new ConsecutiveBreaker(failures),
  });
  let tryAgainAt = 0;
  circuit.onBreak(() => {
    tryAgainAt = Date.now() + pauseMs;
  });
  const state = () => {
    if (circuit.state === CircuitState.HalfOpen) return "trying";
    return circuit.state === CircuitState.Open && Date.now() < tryAgainAt ? "open" : "closed";
  };
  return {
    /** `open`: calls are held back. `trying`: one is under way that decides. */
    state,
    inFlight: () => callsAtOnce - slots.executionSlots,
    /**
     * Does the work in a slot of its own.
     * @returns "busy", with nothing done, where every slot is taken
     */
    inSlot: async <Result>(work: () => Promise<Result>): Promise<Result | "busy"> => {
      try {
        return await slots.execute(work);
      } catch (error) {
        if (isBulkheadRejectedError(error)) return "busy";
        throw error;
      }
    },
    /**
     * Makes one call and counts how it ended.
     * @throws BrokenCircuitError, with nothing called, where the breaker has opened meanwhile
     */
    call: async (issue: () => Promise<KredibelAnswer>): Promise<KredibelAnswer> => {
      const result = await circuit.execute(() => issue().catch(notMade));
      if (result instanceof NotMade) throw result.error;
      return result;
    },
  };

  /** The circuit takes whatever is thrown by the call that is tried for a success; a call that was not made shows none. */
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

/** The gate of this process. */
export const callGate = (): CallGate =>
  processWide("call-gate", () => {
    const { BREAKER_FAILURES, BREAKER_PAUSE_SECONDS, CALLS_AT_ONCE } = settings();
    return createCallGate({
      failures: BREAKER_FAILURES,
      pauseMs: BREAKER_PAUSE_SECONDS * 1_000,
      callsAtOnce: CALLS_AT_ONCE,
    });
  });
