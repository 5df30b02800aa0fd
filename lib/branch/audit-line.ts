import type { DetailName } from "../ledger/audit/events";
import type { AuditRow } from "../ledger/schema";
import { type MomentStyle, momentOf } from "../moments";
import type { AuditWords } from "../words/branch/audit";

/** In words; of somebody who was removed the id. */
export type AuditLine = {
  seq: number;
  at: string;
  time: string;
  person: string;
  event: string;
  details: string;
  device: string;
};

export function auditLine(
  { seq, at, event, staffId, device, details }: AuditRow,
  nameOf: (id: string) => string,
  words: AuditWords,
  style: MomentStyle,
): AuditLine {
  const told = Object.entries(details).map(([name, value]) => {
    const text = name === "staffId" ? nameOf(`${value}`) : value;
    return `${words.details[name as DetailName]} ${text}`;
  });
  return {
    seq,
    at: at.toISOString(),
    time: momentOf(at, style),
    person: staffId === null ? words.operator : nameOf(staffId),
    event: words.events[event],
    details: told.join(" · "),
    device,
  };
}
