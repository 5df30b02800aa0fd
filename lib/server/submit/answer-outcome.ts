import type { KredibelAnswer } from "../../kredibel/answer";
import type { Trace } from "../../ledger/end/settle";
import { type CallEnd, invalidOf, verdictOf } from "../../outcomes/verdict";

export function outcomeOf(answer: KredibelAnswer, attemptId: string): CallEnd {
  switch (answer.kind) {
    case "verified":
    case "verified_with_reason":
    case "not_verified": {
      const { kind, referenceId: reference, rejectFields: fields } = answer;
      return verdictOf(kind, { reference, fields });
    }
    case "invalid":
      return invalidOf(answer.fields, answer.errorId);
    case "unavailable":
      return { kind: "unavailable", errorId: answer.errorId ?? attemptId };
    case "unknown":
      return { kind: "unknown", attemptId };
  }
}

/** For Kredibel's support. */
export function traceOf(answer: KredibelAnswer): Trace {
  return {
    ...("id" in answer && { kredibelId: answer.id }),
    ...("referenceId" in answer && { reference: answer.referenceId }),
    ...("errorId" in answer && { errorId: answer.errorId }),
    ...("cause" in answer && { cause: answer.cause }),
  };
}
