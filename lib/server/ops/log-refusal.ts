import type { Logger } from "pino";
import type { Place } from "../../staff/access";

type Turned = { staffId?: string | undefined; attemptId?: string | undefined; keyName?: string };

/** What operators read from it: `docs/operations.md`. */
export function logRefusal(log: Logger, route: Place, reason: string, who: Turned = {}): void {
  log.warn({ route, reason, ...who }, "Refused.");
}
