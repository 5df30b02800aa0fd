import { type Idleness, idleness, warningMs } from "@/components/case/idle";

type Session = {
  /** When the server last took a request for use. */
  seenAt: number;
  idleMs: number;
  /** The end of the shift, however busy. */
  endsAt: number;
  /** By an hour, when asked to. */
  mayExtend: boolean;
};

/** What puts an end off: `idle`: another use, `shift`: asking for it, `last`: nothing. */
export type SessionEnd = "idle" | "shift" | "last";

/** What is left of a session of staff, and which end it comes to. */
export function sessionLeft(
  { seenAt, idleMs, endsAt, mayExtend }: Session,
  now: number,
): Idleness & { by: SessionEnd } {
  const end = Math.min(seenAt + idleMs, endsAt);
  const shift = mayExtend ? "shift" : "last";
  return {
    ...idleness(now - seenAt, end - seenAt - warningMs),
    by: seenAt + idleMs < endsAt ? "idle" : shift,
  };
}
