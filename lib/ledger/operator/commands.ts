import { parseArgs } from "node:util";
import { rejectNames, type Status, statuses, statusNames } from "../../kredibel/constraints";
import { chargeOf } from "../../outcomes/charge";
import { endings } from "../../outcomes/endings";
import { verdictOf } from "../../outcomes/verdict";
import { visible } from "../../visible";
import type { Finding } from "../end/resolve";
import type { Ledger } from "../ledger";
import type { FormerEnd } from "../schema";
import type { AttemptView } from "../view";
import { CommandError, UsageError } from "./command-line";

const findings = [
  ...statusNames.map((status) => `${status} --reference R${takesFields(status) ? " --fields a,b" : ""}`),
  "not_processed",
];

const usage = `npm run ledger -- list [--open] [--ending E] [--branch B] [--limit N]
npm run ledger -- show <attempt, Kredibel's reference, error id, or your own reference>
npm run ledger -- resolve <attempt> <finding> --by NAME [--yes]
npm run ledger -- correct <attempt> <finding> --by NAME --reason "WHY" [--yes]

Findings: ${findings.join("; ")}.
Fields: ${rejectNames.join(", ")}.
Endings: ${endings.join(", ")}.
resolve ends an attempt that is unknown; correct changes what resolve said, and keeps it. Both ask once more, unless --yes.
Reads DATABASE_URL. Without it the app must be stopped: only one process can have the embedded database (DATA_DIR,
default .data) open.`;

function takesFields(status: Status): boolean {
  return statuses[status].rejectFields !== "none";
}

type Options = {
  open?: boolean;
  yes?: boolean;
  ending?: string;
  branch?: string;
  limit?: string;
  reference?: string;
  fields?: string;
  by?: string;
  reason?: string;
};

type Confirm = (question: string) => Promise<boolean>;

/** @returns what to print */
export async function runCommand(ledger: Ledger, args: string[], confirm: Confirm): Promise<string> {
  const { positionals, options } = parse(args);
  const [command, what, finding] = positionals;
  if (command === "list") return list(ledger, options);
  if (command === "show" && what) return show(ledger, what);
  if ((command === "resolve" || command === "correct") && what && finding)
    return end(ledger, command, what, readFinding(finding, options), options, confirm);
  throw new UsageError(usage);
}

function parse(args: string[]): { positionals: string[]; options: Options } {
  const [text, flag] = [{ type: "string" }, { type: "boolean" }] as const;
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...{ open: flag, yes: flag, ending: text, branch: text, limit: text },
        ...{ reference: text, fields: text, by: text, reason: text },
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
  if (!Number.isInteger(limit) || limit < 1) throw new UsageError("--limit must be a whole number from 1.");
  if (given && !ending) throw new UsageError(`--ending must be one of ${endings.join(", ")}.`);
  const found = open
    ? await ledger.openAttempts({ branch, limit: limit + 1 })
    : await ledger.listAttempts({ branch, ending }, limit + 1);
  const more = found.length > limit ? `\nThere are more than these ${limit}: ask with a higher --limit.` : "";
  return table(found.slice(0, limit)) + more;
}

async function show(ledger: Ledger, what: string): Promise<string> {
  const found = await ledger.findByReference(what);
  if (found.length === 0) throw noSuchAttempt();
  const described = found.map(async (view) => {
    const former = await ledger.formerEndsOf(view.id);
    return [line(view), ...former.map(formerLine)].join("\n");
  });
  return (await Promise.all(described)).join("\n");
}

function readFinding(kind: string, { reference, fields }: Options): Finding {
  if (kind === "not_processed") return { kind };
  const status = statusNames.find((name) => name === kind);
  if (!status) throw new UsageError(`A finding is one of: ${findings.join("; ")}.`);
  if (!reference) throw new UsageError("--reference R is required: Kredibel's own, from its dashboard.");
  return verdictOf(status, { reference, fields: readFields(status, fields) });
}

function readFields(status: Status, given: string | undefined): string[] {
  if (!takesFields(status)) {
    if (given !== undefined) throw new UsageError(`${status} rejects nothing: leave --fields out.`);
    return [];
  }
  const fields = given?.split(",").map((name) => name.trim()) ?? [];
  const unknown = fields.filter((name) => !rejectNames.some((known) => known === name));
  if (fields.length === 0 || unknown.length > 0)
    throw new UsageError(`--fields takes these, separated by commas: ${rejectNames.join(", ")}.`);
  return fields;
}

/** The database holds no personal data, a reason neither. */
const personal = /@|\d(?:[ .()/-]{0,2}\d){8,}/;

function readText(name: "by" | "reason", { [name]: given }: Options, max: number): string {
  const text = given?.trim();
  if (!text) throw new UsageError(`--${name} is required: it is kept with the attempt.`);
  if (text.length > max) throw new UsageError(`--${name} has at most ${max} characters.`);
  if (personal.test(text)) throw new UsageError(`--${name} may hold no e-mail address, NIK or phone number.`);
  return text;
}

const verbs = {
  resolve: {
    done: "Resolved",
    refused: "Not resolved: it is still in flight or has an end (correct changes what an operator has said).",
    possible: ({ state }: AttemptView) => state === "unknown",
    end: (ledger: Ledger, id: string, finding: Finding, by: string, _reason: string) =>
      ledger.resolveAttempt(id, finding, by),
  },
  correct: {
    done: "Corrected",
    refused: "Not corrected: no operator has ended it, and what Kredibel answered stays.",
    possible: ({ resolvedBy }: AttemptView) => resolvedBy !== null,
    end: (ledger: Ledger, id: string, finding: Finding, by: string, reason: string) =>
      ledger.correctAttempt(id, finding, { by, reason }),
  },
};

async function end(
  ledger: Ledger,
  command: keyof typeof verbs,
  attempt: string,
  finding: Finding,
  options: Options,
  confirm: Confirm,
): Promise<string> {
  const verb = verbs[command];
  const by = readText("by", options, 80);
  const reason = command === "correct" ? readText("reason", options, 200) : "";
  const view = await findOne(ledger, attempt);
  const refused = () => new CommandError("wrong_state", `${verb.refused}\n${line(view)}`);
  if (!verb.possible(view)) throw refused();
  const question = `${line(view)}\nThis ends it as ${finding.kind}, said by ${by}.`;
  if (!options.yes && !(await confirm(question)))
    throw new CommandError("declined", "Nothing was changed. Where nobody can answer, add --yes.");
  switch (await verb.end(ledger, view.id, finding, by, reason)) {
    case "resolved":
    case "corrected":
      return `${verb.done} as ${finding.kind} by ${by}.\n${await show(ledger, view.id)}`;
    case "not_unknown":
    case "not_resolved":
      throw refused();
    case "not_found":
      throw noSuchAttempt();
  }
}

async function findOne(ledger: Ledger, attempt: string): Promise<AttemptView> {
  const [found, ...others] = await ledger.findByReference(attempt);
  if (!found) throw noSuchAttempt();
  if (others.length === 0) return found;
  const several = table([found, ...others]);
  throw new CommandError("not_found", `Several attempts match: name one by its id.\n${several}`);
}

const noSuchAttempt = () => new CommandError("not_found", "No such attempt.");

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
    channel,
    branch,
    staff,
    ref,
    reference,
    kredibelId,
    errorId,
    cause,
    resolvedBy,
  } = view;
  const fields = outcome && "fields" in outcome ? outcome.fields.join(",") : null;
  const rest = {
    channel,
    branch,
    staff,
    ref,
    reference,
    charge: outcome && chargeOf(outcome),
    fields,
    kredibelId,
    errorId,
    cause,
    linkedTo: view.linkedTo,
    resolvedBy,
  };
  return [claimedAt.toISOString(), id, outcome?.kind ?? state, maskedNik, ...pairs(rest)].join("  ");
}

function formerLine({ correctedAt, ending, rejectFields, reference, ...said }: FormerEnd): string {
  const { resolvedBy, correctedBy, reason } = said;
  const rest = { reference, fields: rejectFields?.join(","), resolvedBy, correctedBy, reason };
  return [`  until ${correctedAt.toISOString()}`, ending, ...pairs(rest)].join("  ");
}

function pairs(values: Record<string, string | null | undefined>): string[] {
  return Object.entries(values).flatMap(([key, value]) => (value ? [`${key}=${visible(value)}`] : []));
}
