import { BrokenCircuitError, bulkhead, isBrokenCircuitError, isBulkheadRejectedError } from "cockatiel";
import type { Logger } from "pino";
import type { KredibelAnswer } from "./answer";
import { type CircuitPhase, createCircuit } from "./circuit";
import { issueCertificate } from "./client";
import { logCall } from "./log-call";
import type { IssuanceRequest } from "./payload";
import { createRateLimit } from "./rate-limit";

export type GatewayOptions = {
  baseUrl: string;
  apiKey: string;
  timeoutMs: number;
  failures: number;
  pauseMs: number;
  callsAtOnce: number;
  onCall: (answer: KredibelAnswer, seconds: number) => void;
};

type GatewayState = CircuitPhase | "limited";

/** The only way to Kredibel: places, breaker, the call itself, its time and its log line. */
export type Gateway = {
  state: () => GatewayState;
  /** "busy", with nothing done, where `callsAtOnce` are under way. */
  inSlot: <Result>(work: () => Promise<Result>) => Promise<Result | "busy">;
  /** @throws what `beforeSend` throws; every other failure is an answer */
  issue: (
    request: IssuanceRequest,
    about: { beforeSend: () => Promise<void>; log: Logger },
  ) => Promise<KredibelAnswer>;
};

const heldBack: KredibelAnswer = { kind: "unavailable", cause: "held_back", alert: false };

export function createGateway(
  { baseUrl, apiKey, timeoutMs, callsAtOnce, onCall, ...limits }: GatewayOptions,
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
            baseUrl,
            apiKey,
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
