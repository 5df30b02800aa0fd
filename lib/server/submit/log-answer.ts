import type { Logger } from "pino";
import type { KredibelAnswer } from "../../kredibel/answer";

/** No answer of Kredibel is logged as it came; these are the labels and ids that an operator needs. */
export function logAnswer(
  answer: KredibelAnswer,
  context: { attemptId: string; durationMs: number },
  log: Logger,
) {
  switch (answer.kind) {
    case "verified":
    case "verified_with_reason":
    case "not_verified": {
      const { kind, id, referenceId, rejectFields } = answer;
      return log.info(
        { ...context, outcome: kind, kredibelId: id, referenceId, rejectFields },
        "Kredibel answered.",
      );
    }
    case "invalid":
      return log.error(
        { ...context, outcome: "invalid", rejectFields: answer.fields, errorId: answer.errorId, alert: true },
        "Kredibel's validation refused what ours let pass.",
      );
    case "unavailable": {
      const { cause, alert, httpStatus, errorId } = answer;
      const fields = { ...context, outcome: "unavailable", cause, alert, httpStatus, errorId };
      return log[alert ? "error" : "warn"](fields, "Kredibel did not process the submission.");
    }
    case "unknown": {
      const { cause, httpStatus, errorId, id, referenceId } = answer;
      const fields = { ...context, outcome: "unknown", cause, alert: true, httpStatus, errorId, referenceId };
      return log.error({ ...fields, kredibelId: id }, "Sent, and the answer is not known.");
    }
  }
}
