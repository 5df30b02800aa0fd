import type { Status } from "../kredibel/constraints";
import type { CallOutcome } from "./outcome";

type Untimed<Given> = Given extends { at: string } ? Omit<Given, "at"> : Given;

/** Not yet stored. */
export type CallEnd = Untimed<CallOutcome>;

export type Verdict = Extract<CallEnd, { kind: Status }>;

export function verdictOf(kind: Status, said: { reference: string; fields: string[] }): Verdict {
  const { reference, fields } = said;
  switch (kind) {
    case "verified":
      return { kind, reference };
    case "verified_with_reason":
    case "not_verified":
      return { kind, reference, fields };
  }
}

/** Names only: details could reveal answers. */
export function invalidOf(
  fields: readonly string[],
  errorId?: string | null,
): Extract<CallEnd, { kind: "invalid" }> {
  const problems = Object.fromEntries(fields.map((field) => [field, { code: "kredibel_validation" }]));
  return { kind: "invalid", problems, ...(errorId && { errorId }) };
}

export function outcomeAt(end: CallEnd, endedAt: Date): CallOutcome {
  return "reference" in end ? { ...end, at: endedAt.toISOString() } : end;
}
