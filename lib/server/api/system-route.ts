import "server-only";
import type { Logger } from "pino";
import type { Ledger } from "../../ledger/ledger";
import type { AdmittedKey, ApiKeys } from "../../sessions/keys";
import {
  type FieldProblem,
  type ProblemKind,
  problemOf,
  problems,
  problemType,
} from "../../sessions/problem";
import type { Scope } from "../../sessions/scopes";
import { access, type ScopeRule } from "../../staff/access";
import { clientAddress } from "../http/address";
import { requestIdHeader } from "../http/request-id";
import type { Settings } from "../ops/env";
import { logRefusal } from "../ops/log-refusal";

/** Routes of `access` whose rule is a scope for each method. */
export type SystemPlace = {
  [Place in keyof typeof access]: (typeof access)[Place] extends ScopeRule ? Place : never;
}[keyof typeof access];

export type SystemServices = {
  apiKeys: ApiKeys;
  ledger: Ledger;
  settings: Pick<Settings, "TRUSTED_PROXY_HOPS">;
  log: Logger;
};

type Answer =
  | { body: object; status?: 200 | 201; sessionId?: string }
  | { problem: Exclude<ProblemKind, "invalid"> }
  | ({ problem: "invalid" } & FieldProblem);

/**
 * Answers another system: key, scope, log line and the one shape of a refusal.
 * @param work only called with a key that is granted the place's scope
 */
export async function answerSystem(
  place: SystemPlace,
  { headers, method }: Pick<Request, "headers" | "method">,
  services: SystemServices,
  work: (key: AdmittedKey) => Promise<Answer>,
): Promise<Response> {
  const requestId = headers.get(requestIdHeader);
  const log = services.log.child({ requestId });
  const say = (problem: ProblemKind, more?: Record<string, string>) =>
    refused(problem, problemOf(problem, requestId), more);
  try {
    const admission = await services.apiKeys.admit(headers.get("authorization"), scopeOf(place, method));
    switch (admission.kind) {
      case "no_key": {
        logRefusal(log, place, admission.kind);
        const address = clientAddress(headers, services.settings.TRUSTED_PROXY_HOPS);
        const counted = await services.ledger.admitAddress("no_key", address);
        if (counted.admitted)
          return say(
            "no_key",
            challenge(/^bearer /i.test(headers.get("authorization") ?? "") ? { error: "invalid_token" } : {}),
          );
        return say("too_many", { "Retry-After": secondsUntil(counted.retryAt) });
      }
      case "scope":
        logRefusal(log, place, admission.kind, { keyName: admission.name });
        return say("scope", challenge({ error: "insufficient_scope", scope: scopeOf(place, method) }));
      case "admitted": {
        const answer = await work(admission);
        const said = { keyName: admission.name, route: place };
        const told = "Another system called.";
        if (!("problem" in answer)) {
          const { body, status: httpStatus = 200, sessionId } = answer;
          log.info({ ...said, httpStatus, ...(sessionId && { sessionId }) }, told);
          return Response.json(body, { status: httpStatus, headers: unkept });
        }
        const { problem, ...field } = answer;
        log.info({ ...said, httpStatus: problems[problem].status, reason: problem }, told);
        return refused(problem, problemOf(problem, requestId, "field" in field ? field : undefined));
      }
    }
  } catch (error) {
    log.error({ err: error, alert: true, route: place }, "A call of another system failed.");
    return say("failed");
  }
}

/** RFC 6750, section 3. */
const challenge = (more: Record<string, string>) => ({
  "WWW-Authenticate": `Bearer ${Object.entries({ realm: "api", ...more })
    .map(([name, value]) => `${name}="${value}"`)
    .join(", ")}`,
});

const unkept = { "Cache-Control": "no-store" };

const secondsUntil = (date: Date) => String(Math.max(1, Math.ceil((date.getTime() - Date.now()) / 1_000)));

function refused(kind: ProblemKind, body: object, more?: Record<string, string>): Response {
  const headers = { ...unkept, ...more, "Content-Type": problemType };
  return Response.json(body, { status: problems[kind].status, headers });
}

/** Next answers HEAD by a route's GET. */
export function scopeOf(place: SystemPlace, method: string): Scope {
  const rule: ScopeRule = access[place];
  const scope = rule[method === "POST" ? "POST" : "GET"];
  if (!scope) throw new Error(`${place} has no scope for ${method}.`);
  return scope;
}
