import { parseArgs } from "node:util";
import { type Status, statuses, statusNames } from "../../kredibel/constraints";
import { chargeOf } from "../../outcomes/charge";
import { endings } from "../../outcomes/endings";
import { verdictOf } from "../../outcomes/verdict";
import type { Finding } from "../end/resolve";
import type { Ledger } from "../ledger";
import type { AttemptView } from "../view";
import { UsageError } from "./command-line";

export const usage = `npm run ledger -- list [--open] [--ending E] [--branch B] [--limit N]
npm run ledger -- show <attempt, Kredibel's reference, error id, or your own reference>
${statusNames.map((status) => `npm run ledger -- resolve <attempt> ${status} --reference R${fieldsOf(status)} [--by NAME]`).join("\n")}
npm run ledger -- resolve <attempt> not_processed [--by NAME]

Endings: ${endings.join(", ")}. Reads DATABASE_URL. Without it the app must be stopped: only one process can have
the embedded database (DATA_DIR, default .data) open.`;

function fieldsOf(status: Status): string {
  return statuses[status].rejectFields === "none" ? "" : " --fields a,b";
}

type Options = {
  open?: boolean;
  ending?: string;
  branch?: string;
  limit?: string;
  reference?: string;
  fields?: string;
  by?: string;
};

/**
 * @param user unless `--by` is given
 * @returns what to print
 */
export async function runCommand(ledger: Ledger, args: string[], user: string): Promise<string> {
  const { positionals, options } = parse(args);
  const [command, what, finding] = positionals;
  if (command === "list") return list(ledger, options);
  if (command === "show" && what) return table(await ledger.findByReference(what));
  if (command === "resolve" && what && finding)
    return resolve(ledger, what, readFinding(finding, options), options.by ?? user);
  throw new UsageError(usage);
}

function parse(args: string[]): { positionals: string[]; options: Options } {
  const text = { type: "string" } as const;
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        open: { type: "boolean" },
        ending: text,
        branch: text,
        limit: text,
        reference: text,
        fields: text,
        by: text,
      },
    });
    return { positionals, options: values };
  } catch {
    throw new UsageError(usage);
  }
}

async function list(ledger: Ledger, { open, ending: given, branch, limit: rows }: Options): Promise<string> {
  const limit = Number(rows ?? 50);
  const ending = endings.find((name) => name === given);
  if (!Number.isInteger(limit) || limit < 1 || (given && !ending)) throw new UsageError(usage);
  const found = open
    ? await ledger.openAttempts({ branch, limit: limit + 1 })
    : await ledger.listAttempts({ branch, ending }, limit + 1);
  const more = found.length > limit ? `\nThere are more than these ${limit}: ask with a higher --limit.` : "";
  return table(found.slice(0, limit)) + more;
}

function readFinding(kind: string, { reference, fields }: Options): Finding {
  if (kind === "not_processed") return { kind };
  const status = statusNames.find((name) => name === kind);
  if (status && reference && (fields || !fieldsOf(status)))
    return verdictOf(status, { reference, fields: fields?.split(",") ?? [] });
  throw new UsageError(usage);
}

async function resolve(ledger: Ledger, attempt: string, finding: Finding, by: string): Promise<string> {
  const [found, ...others] = await ledger.findByReference(attempt);
  if (!found) return "No such attempt.";
  if (others.length > 0) return `Several attempts match: name one by its id.\n${table([found, ...others])}`;
  const result = await ledger.resolveAttempt(found.id, finding, by);
  const said = {
    resolved: `Resolved as ${finding.kind} by ${by}.`,
    not_unknown: "Not resolved: it is still in flight, or it has an end already.",
    not_found: "No such attempt.",
  };
  return `${said[result]}\n${table(await ledger.findByReference(found.id))}`;
}

function table(views: AttemptView[]): string {
  if (views.length === 0) return "None.";
  return views.map(line).join("\n");
}

/** As `key=value`; empty ones are left out. */
function line(view: AttemptView): string {
  const {
    claimedAt,
    id,
    state,
    outcome,
    maskedNik,
    branch,
    staff,
    ref,
    reference,
    kredibelId,
    errorId,
    resolvedBy,
  } = view;
  const fields = outcome && "fields" in outcome ? outcome.fields.join(",") : null;
  const rest = {
    branch,
    staff,
    ref,
    reference,
    charge: outcome && chargeOf(outcome),
    fields,
    kredibelId,
    errorId,
    linkedTo: view.linkedTo,
    resolvedBy,
  };
  const told = Object.entries(rest).flatMap(([key, value]) => (value ? [`${key}=${value}`] : []));
  return [claimedAt.toISOString(), id, outcome?.kind ?? state, maskedNik, ...told].join("  ");
}
