import { type AuditLine, auditLine } from "../../branch/audit-line";
import { listAudit } from "../../ledger/audit/chain";
import type { Database } from "../../ledger/database/database";
import type { MomentStyle } from "../../moments";
import { listStaff } from "../../staff/people";
import type { AuditWords } from "../../words/branch/audit";

const pageSize = 50;

/** One branch's, newest first. @param before the number of a row, as an address gives it */
export async function readAuditPage(
  db: Database,
  { branch, before }: { branch: string; before: unknown },
  words: AuditWords,
  style: MomentStyle,
): Promise<{ lines: AuditLine[]; older: number | null }> {
  const until = typeof before === "string" && /^\d{1,15}$/.test(before) ? Number(before) : undefined;
  const rows = await listAudit(db, { branch, before: until }, pageSize + 1);
  const names = new Map((await listStaff(db)).map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const shown = rows.slice(0, pageSize);
  return {
    lines: shown.map((row) => auditLine(row, nameOf, words, style)),
    older: rows.length > pageSize ? (shown.at(-1)?.seq ?? null) : null,
  };
}
