import { requestIdHeader } from "../http/request-id";
import { services } from "../services";

type Asked = { method: string; headers: NodeJS.Dict<string | string[]> };

/** Logs the `digest` that the error page shows. */
export function logSurprise(error: unknown, { method, headers }: Asked, route: string): void {
  const digest =
    typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : undefined;
  const fields = { err: error, errorId: digest, requestId: headers[requestIdHeader], route, alert: true };
  services().log.error(fields, `A ${method} failed.`);
}
