import { BrokenCircuitError, bulkhead, isBrokenCircuitError, isBulkheadRejectedError } from "cockatiel";
import type { Logger } from "pino";
import type { KredibelAnswer } from "./answer";
import { type CircuitPhase, createCircuit } from "./circuit";
import { issueCertificate } from "./client";
import { logCall } from "./log-call";
import type { IssuanceRequest } from "./payload";
import { createRateLimit } from "./rate-limit";

export type GatewayOptions = {
  /** Base URL and key. Asked at each call: the embedded simulator's are known only once it runs. */
  connection: () => { baseUrl: string; apiKey: string };
  /** Milliseconds over one call, see `IssuanceOptions`. */
  timeoutMs: number;
  /** So many outages one after the other hold calls back for `pauseMs`; then one is tried. */
  failures: number;
  pauseMs: number;
  callsAtOnce: number;
  /** Called after each call that was made, with the seconds it took. */
  onCall: (answer: KredibelAnswer, seconds: number) => void;
};

/** `limited`: held back by Kredibel's own 429. */
export type GatewayState = CircuitPhase | "limited";

/** The only way to Kredibel: how many calls at once, whether any, the call itself, its time and its log line. */
export type Gateway = {
  state: () => GatewayState;
  /**
   * Does the work in one of the places for calls.
   * @returns "busy", with nothing done, where every place is taken
   */
  inSlot: <Result>(work: () => Promise<Result>) => Promise<Result | "busy">;
  /**
   * Makes the one charged call.
   * @param about.beforeSend awaited before the first byte leaves; where it rejects nothing is sent
   * @param about.log carries the caller's ids
   * @throws what `beforeSend` throws; every other failure is an answer
   */
  issue: (
    request: IssuanceRequest,
    about: { beforeSend: () => Promise<void>; log: Logger },
  ) => Promise<KredibelAnswer>;
};

const heldBack: KredibelAnswer = { kind: "unavailable", cause: "held_back", alert: false };

export function createGateway(
  { connection, timeoutMs, callsAtOnce, onCall, ...limits }: GatewayOptions,
  issue = issueCertificate,
): Gateway {
  const slots = bulkhead(callsAtOnce);
  const circuit = createCircuit(limits);
  const rateLimit = createRateLimit();
  const stopWhereLimited = () => {
    if (rateLimit.holds()) throw new BrokenCircuitError();
  };

  return {
    state: () => (rateLimit.holds() ? "limited" : circuit.phase()),

    inSlot: async (work) => {
      try {
        return await slots.execute(work);
      } catch (error) {
        if (isBulkheadRejectedError(error)) return "busy";
        throw error;
      }
    },

    issue: async (request, { beforeSend, log }) => {
      const began = performance.now();
      const answer = await circuit
        .call(async () => {
          stopWhereLimited();
          const startedAt = Date.now();
          const started = performance.now();
          const answer = await issue(request, {
            ...connection(),
            timeoutMs,
            beforeSend: async () => {
              stopWhereLimited();
              await beforeSend();
            },
          });
          onCall(answer, (performance.now() - started) / 1_000);
          return rateLimit.note(answer, startedAt);
        })
        .catch((error: unknown) => {
          if (isBrokenCircuitError(error)) return heldBack;
          throw error;
        });
      logCall(log, answer, Math.round(performance.now() - began));
      return answer;
    },
  };
}
