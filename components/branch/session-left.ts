import { type Idleness, idleness, warningMs } from "@/components/case/idle";

type Session = {
  /** When the server last took a request for use. */
  seenAt: number;
  idleMs: number;
  /** The end of the shift, however busy. */
  endsAt: number;
};

/** What is left of a session of staff; `extensible`: another use puts its end off. */
export function sessionLeft(
  { seenAt, idleMs, endsAt }: Session,
  now: number,
): Idleness & { extensible: boolean } {
  const end = Math.min(seenAt + idleMs, endsAt);
  return { ...idleness(now - seenAt, end - seenAt - warningMs), extensible: seenAt + idleMs < endsAt };
}
