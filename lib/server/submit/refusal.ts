import type { Logger } from "pino";
import type { Place } from "../../staff/access";

type Turned = { staffId?: string | undefined; attemptId?: string | undefined };

/**
 * The one line about somebody who was turned away; `docs/operations.md` says what an operator reads from them.
 * @param who the member of staff, where somebody is signed in, and the attempt that was asked for
 */
export function logRefusal(log: Logger, route: Place, reason: string, who: Turned = {}): void {
  log.warn({ route, reason, ...who }, "Refused.");
}
