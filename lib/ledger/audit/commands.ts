import { parseArgs } from "node:util";
import type { Database } from "../database/database";
import { CommandError, UsageError } from "../operator/command-line";
import type { AuditRow } from "../schema";
import { type AuditFilter, listAudit, type Verdict, verify } from "./chain";

export const usage = `npm run audit -- verify
npm run audit -- list [--person USERNAME|ID] [--branch B] [--from YYYY-MM-DD] [--limit N] [--csv]

verify reads the whole chain and prints the last row's hash: kept elsewhere, it shows later whether the end was rewritten too.
Reads DATABASE_URL. Without it the app must be stopped: only one process can have the embedded database (DATA_DIR,
default .data) open.`;

type Options = { person?: string; branch?: string; from?: string; limit?: string; csv?: boolean };

/** User name or id → ids; with them, user names are shown. */
export type People = { id: string; username: string | null }[];

/** @returns what to print */
export async function runCommand(
  db: Database,
  args: string[],
  people: () => Promise<People>,
): Promise<string> {
  const { positionals, options } = parse(args);
  const [command, more] = positionals;
  if (more !== undefined) throw new UsageError(usage);
  if (command === "verify" && Object.keys(options).length === 0) return said(await verify(db));
  if (command === "list") return list(db, options, await people());
  throw new UsageError(usage);
}

function parse(args: string[]): { positionals: string[]; options: Options } {
  const text = { type: "string" } as const;
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { person: text, branch: text, from: text, limit: text, csv: { type: "boolean" } },
    });
    return { positionals, options: values };
  } catch {
    throw new UsageError(usage);
  }
}

function said(verdict: Verdict): string {
  if (verdict.ok) return `The chain of ${verdict.count} rows is whole. Last: ${verdict.hash}`;
  const { seq, why } = verdict;
  throw new CommandError("wrong_state", `The chain is broken: row ${seq} is ${whys[why]}.`);
}

const whys: Record<Extract<Verdict, { ok: false }>["why"], string> = {
  changed: "not what was written, or the one before it is not",
  missing: "missing",
  added: "not the audit's own",
};

async function list(
  db: Database,
  { person, branch, from, limit, csv }: Options,
  people: People,
): Promise<string> {
  const count = Number(limit ?? 100);
  if (!Number.isInteger(count) || count < 1) throw new UsageError("--limit must be a whole number from 1.");
  const day = from === undefined ? undefined : new Date(`${from}T00:00:00Z`);
  if (day && !/^\d{4}-\d\d-\d\d$/.test(`${from}`)) throw new UsageError("--from must be a day: YYYY-MM-DD.");
  if (day && Number.isNaN(day.getTime())) throw new UsageError("--from must be a day: YYYY-MM-DD.");
  const staffIds = person === undefined ? undefined : [person, ...idsOf(person, people)];
  const filter: AuditFilter = { staffIds, branch, from: day };
  const rows = await listAudit(db, filter, count);
  const cells = rows.map((row) => cellsOf(row, people));
  if (csv) return [headings, ...cells].map((line) => line.map(quoted).join(",")).join("\r\n");
  return cells.length === 0 ? "None." : cells.map((line) => line.filter(Boolean).join("  ")).join("\n");
}

const headings = ["seq", "at", "event", "person", "branch", "device", "details"];

const idsOf = (person: string, people: People): string[] =>
  people.filter(({ username }) => username === person.toLowerCase()).map(({ id }) => id);

/** Somebody who was removed has their id alone. */
function cellsOf({ seq, at, event, staffId, branch, device, details }: AuditRow, people: People): string[] {
  const person = people.find(({ id }) => id === staffId)?.username ?? staffId ?? "";
  const told = Object.entries(details).map(([name, value]) => `${name}=${value}`);
  told.sort();
  return [`${seq}`, at.toISOString(), event, person, branch ?? "", device, told.join(" ")];
}

/** A cell that a spreadsheet would run is made a text. */
const quoted = (cell: string): string =>
  `"${(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`;
