import { type ProblemKind, problemOf, problemType } from "../../sessions/problem";
import type { Refusal } from "./refusals";

/** Null: never said of a call of another system. */
const problemKinds: Record<Refusal, ProblemKind | null> = {
  method: "method",
  malformed: "malformed",
  too_large: "too_large",
  too_many_parts: "too_large",
  too_slow: "too_slow",
  busy: "busy",
  type: null,
  unknown_action: null,
  origin: null,
  session: null,
};

/** Other systems read one shape, whoever refuses. */
export function refusalBody(why: Refusal, path: string | undefined, requestId: string) {
  const kind = path?.startsWith("/api/v1/") ? problemKinds[why] : null;
  if (!kind) return { type: "text/plain", text: why };
  return { type: problemType, text: JSON.stringify(problemOf(kind, requestId)) };
}
