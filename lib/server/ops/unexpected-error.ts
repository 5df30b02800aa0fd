import { isMalformedCall } from "../http/malformed-call";
import { requestIdHeader } from "../http/request-id";
import { services } from "../services";

type Asked = { method: string; path: string; headers: NodeJS.Dict<string | string[]> };

/** Logs the `digest` that the error page shows. */
export function logSurprise(error: unknown, { method, path, headers }: Asked, route: string): void {
  const digest =
    typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : undefined;
  const requestId = String(headers[requestIdHeader]);
  const fields = { errorId: digest, requestId, route };
  const { log, begunActions } = services();
  if (isMalformedCall({ method, path, requestId }, begunActions))
    log.warn({ ...fields, reason: "malformed" }, "Refused.");
  else log.error({ ...fields, err: error, alert: true }, `A ${method} failed.`);
}
