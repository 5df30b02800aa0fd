import "server-only";
import type { Logger } from "pino";
import type { Ledger } from "../../ledger/ledger";
import type { ApiKeys } from "../../sessions/keys";
import { type ProblemKind, problemOf, problems, problemType } from "../../sessions/problem";
import type { Scope } from "../../sessions/scopes";
import { access } from "../../staff/access";
import { clientAddress } from "../http/address";
import { requestIdHeader } from "../http/request-id";
import type { Settings } from "../ops/env";
import { logRefusal } from "../submit/refusal";

/** Routes of `access` whose rule is a scope. */
export type SystemPlace = {
  [Place in keyof typeof access]: (typeof access)[Place] extends Scope ? Place : never;
}[keyof typeof access];

export type SystemServices = {
  apiKeys: ApiKeys;
  ledger: Ledger;
  settings: Pick<Settings, "TRUSTED_PROXY_HOPS">;
  log: Logger;
};

type Answer = { body: object } | { problem: ProblemKind };

/**
 * Answers another system: key, scope, log line and the one shape of a refusal.
 * @param work only called with a key that is granted the place's scope
 */
export async function answerSystem(
  place: SystemPlace,
  { headers }: Request,
  services: SystemServices,
  work: () => Promise<Answer>,
): Promise<Response> {
  const requestId = headers.get(requestIdHeader);
  const log = services.log.child({ requestId });
  const say = (problem: ProblemKind, more?: Record<string, string>) => refusal(problem, requestId, more);
  try {
    const admission = await services.apiKeys.admit(headers.get("authorization"), access[place]);
    switch (admission.kind) {
      case "no_key": {
        logRefusal(log, place, admission.kind);
        const address = clientAddress(headers, services.settings.TRUSTED_PROXY_HOPS);
        const counted = await services.ledger.admitAddress("no_key", address);
        if (counted.admitted) return say("no_key", { "WWW-Authenticate": "Bearer" });
        return say("too_many", { "Retry-After": secondsUntil(counted.retryAt) });
      }
      case "scope":
        logRefusal(log, place, admission.kind, { keyName: admission.name });
        return say("scope");
      case "admitted": {
        const answer = await work();
        const httpStatus = "problem" in answer ? problems[answer.problem].status : 200;
        log.info({ keyName: admission.name, route: place, httpStatus }, "Another system called.");
        return "problem" in answer ? say(answer.problem) : Response.json(answer.body, { headers: unkept });
      }
    }
  } catch (error) {
    log.error({ err: error, alert: true, route: place }, "A call of another system failed.");
    return say("failed");
  }
}

const unkept = { "Cache-Control": "no-store" };

const secondsUntil = (date: Date) => String(Math.max(1, Math.ceil((date.getTime() - Date.now()) / 1_000)));

function refusal(kind: ProblemKind, requestId: string | null, more?: Record<string, string>): Response {
  const headers = { ...unkept, ...more, "Content-Type": problemType };
  return Response.json(problemOf(kind, requestId), { status: problems[kind].status, headers });
}
