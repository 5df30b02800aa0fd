import type { Logger } from "pino";
import type { KredibelAnswer } from "./answer";

type Line = { level: "info" | "warn" | "error"; sentence: string; fields: object };

/** Labels and ids that an operator needs, and no answer as it came. */
export function logCall(log: Logger, answer: KredibelAnswer, durationMs: number): void {
  const { level, sentence, fields } = lineOf(answer);
  log[level]({ outcome: answer.kind, durationMs, ...fields }, sentence);
}

function lineOf(answer: KredibelAnswer): Line {
  switch (answer.kind) {
    case "verified":
    case "verified_with_reason":
    case "not_verified": {
      const { id: kredibelId, referenceId, rejectFields } = answer;
      return {
        level: "info",
        sentence: "Kredibel answered.",
        fields: { kredibelId, referenceId, rejectFields },
      };
    }
    case "invalid": {
      const { fields: rejectFields, errorId } = answer;
      return {
        level: "error",
        sentence: "Kredibel's validation refused what ours let pass.",
        fields: { rejectFields, errorId, alert: true },
      };
    }
    case "unavailable": {
      const { cause, alert, httpStatus, errorId } = answer;
      return {
        level: alert ? "error" : "warn",
        sentence: "Kredibel did not process the submission.",
        fields: { cause, alert, httpStatus, errorId },
      };
    }
    case "unknown": {
      const { cause, httpStatus, errorId, id: kredibelId, referenceId } = answer;
      return {
        level: "error",
        sentence: "Sent, and the answer is not known.",
        fields: { cause, alert: true, httpStatus, errorId, referenceId, kredibelId },
      };
    }
  }
}
