import type { DetailName } from "../ledger/audit/events";
import type { AuditRow } from "../ledger/schema";
import { type MomentStyle, momentOf } from "../moments";
import { endings } from "../outcomes/endings";
import { type AuditWords, asAuditValue } from "../words/branch/audit";
import { branchListWords } from "../words/branch/branch-list";

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

const inWords = new Set<DetailName>(["found", "reason", "outcome", "finding"]);

export function auditLine(
  { seq, at, event, staffId, device, details }: AuditRow,
  nameOf: (id: string) => string,
  words: AuditWords,
  style: MomentStyle,
): AuditLine {
  const toldValue = (name: DetailName, value: string) => {
    if (name === "staffId") return nameOf(value);
    if (!inWords.has(name)) return value;
    const known = asAuditValue(value);
    if (known) return words.values[known];
    const ending = endings.find((one) => one === value);
    return ending ? branchListWords(style.locale).outcomes[ending] : value;
  };
  const told = Object.entries(details).map(([name, value]) => {
    const kind = name as DetailName;
    return `${words.details[kind]} ${toldValue(kind, `${value}`)}`;
  });
  return {
    seq,
    at: at.toISOString(),
    time: momentOf(at, style),
    person: staffId === null ? words.operator : nameOf(staffId),
    event: words.events[event],
    details: told.join(" · "),
    device: staffId === null ? words.commandLine : device,
  };
}
