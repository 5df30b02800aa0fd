import type { OutboxRow } from "../ledger/schema";

const maxBytes = 1_000;

/** Never personal data. What is cut away to stay under 1 KB is told by the API. */
export function bodyOf(row: OutboxRow): string {
  const { sessionId, attemptId, ref, outcome, reference, kredibelId, channel, branch, byOperator } = row;
  const fields = row.rejectFields ?? [];
  const ids = { ...(sessionId && { sessionId }), ...(attemptId && { attemptId }), ref };
  if (outcome === null) return written(row, ids);
  const whole = {
    ...{ ...ids, outcome, channel, branch },
    settledByOperator: byOperator,
    rejectFields: fields,
    referenceId: reference,
    kredibelId,
  };
  const shorter = fields.map((_, nth) => fields.slice(0, fields.length - 1 - nth));
  const versions = [
    whole,
    ...shorter.map((rejectFields) => ({ ...whole, rejectFields, cut: true })),
    { ...whole, rejectFields: [], referenceId: null, kredibelId: null, cut: true },
  ].map((data) => written(row, data));
  return versions.find((text) => Buffer.byteLength(text) <= maxBytes) ?? versions.at(-1) ?? "";
}

const written = ({ event, endedAt }: OutboxRow, data: object) =>
  JSON.stringify({ type: event, timestamp: endedAt.toISOString(), data });
