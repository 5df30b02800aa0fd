import type { KredibelAnswer } from "../../kredibel/answer";
import type { Trace } from "../../ledger/settle";
import type { CallOutcome } from "../../ledger/view";

/** What the person is told of Kredibel's answer. */
export function outcomeOf(answer: KredibelAnswer, attemptId: string, at: Date): CallOutcome {
  switch (answer.kind) {
    case "verified":
      return { kind: "verified", reference: answer.referenceId, at: at.toISOString() };
    case "verified_with_reason":
    case "not_verified":
      return {
        kind: answer.kind,
        reference: answer.referenceId,
        fields: answer.rejectFields,
        at: at.toISOString(),
      };
    case "invalid":
      return {
        kind: "invalid",
        problems: Object.fromEntries(answer.fields.map((field) => [field, { code: "kredibel_validation" }])),
        ...(answer.errorId && { errorId: answer.errorId }),
      };
    case "unavailable":
      return { kind: "unavailable", errorId: answer.errorId ?? attemptId };
    case "unknown":
      return { kind: "unknown", attemptId };
  }
}

/** What Kredibel's own people can find the call by. */
export function traceOf(answer: KredibelAnswer): Trace {
  return {
    ...("id" in answer && { kredibelId: answer.id }),
    ...("referenceId" in answer && { reference: answer.referenceId }),
    ...("errorId" in answer && { errorId: answer.errorId }),
  };
}
