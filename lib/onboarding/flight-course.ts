import type { AttemptStatus } from "./attempt-status";
import { getFlight, type Stage, setFlight } from "./flight";

/** In the order in which a submission reaches them. */
export const stages = ["sending", "received", "checking"] as const satisfies readonly Stage[];

export const beginFlight = (attemptId: string, stage: Stage = "sending", since = Date.now()): void =>
  setFlight({ attemptId, since, stage, lost: false });

/** Keeps what the server says of the flight. `null`: it could not be asked. */
export function noteStatus(attemptId: string, status: AttemptStatus | null): void {
  const flight = getFlight();
  if (!flight) return;
  const said = stages.find((stage) => stage === status?.stage);
  setFlight({ ...flight, attemptId, stage: said ?? flight.stage, lost: status === null });
}
