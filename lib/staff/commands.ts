import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import type { Database } from "../ledger/database/database";
import { CommandError, UsageError } from "../ledger/operator/command-line";
import {
  maxPasswordLength,
  minPasswordLength,
  type PasswordProblem,
  passwordProblem,
} from "./password-rules";
import {
  addStaff,
  listStaff,
  type PersonRow,
  removeStaff,
  resetSecondFactor,
  setDisabled,
  setPassword,
} from "./people";
import { asRole, roleNames } from "./roles";
import { isBranch } from "./staff";

const usage = `npm run staff -- add "NAME" --branch B --role ${roleNames.join("|")} [--username U] [--password-stdin]
npm run staff -- password USERNAME [--password-stdin]
npm run staff -- reset-2fa USERNAME
npm run staff -- disable USERNAME
npm run staff -- enable USERNAME
npm run staff -- remove USERNAME
npm run staff -- list [--branch B]

Without --password-stdin a password is made and printed once. Somebody who comes by OpenID Connect has no user name: use
the id that list shows. Reads DATABASE_URL. Without it the app must be stopped: only one process can have the embedded
database (DATA_DIR, default .data) open.`;

const nobody = "Nobody has this user name or id.";
const maxNameLength = 80;

type Options = { branch?: string; role?: string; username?: string; "password-stdin"?: boolean };

/**
 * @param readPassword reads stdin; only called with `--password-stdin`
 * @returns what to print
 */
export async function runCommand(
  db: Database,
  args: string[],
  readPassword: () => Promise<string>,
): Promise<string> {
  const { positionals, options } = parse(args);
  const [command, who] = positionals;
  if (command === "list") return list(db, options);
  if (command === "add" && who) return add(db, who, options, readPassword);
  if (command === "password" && who) return renew(db, who, options, readPassword);
  if ((command === "disable" || command === "enable") && who) return shut(db, who, command === "disable");
  if (command === "reset-2fa" && who) return reset(db, who);
  if (command === "remove" && who) return remove(db, who);
  throw new UsageError(usage);
}

function parse(args: string[]): { positionals: string[]; options: Options } {
  const text = { type: "string" } as const;
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { branch: text, role: text, username: text, "password-stdin": { type: "boolean" } },
    });
    return { positionals, options: values };
  } catch {
    throw new UsageError(usage);
  }
}

async function add(
  db: Database,
  name: string,
  options: Options,
  readPassword: () => Promise<string>,
): Promise<string> {
  const role = asRole(options.role);
  const { branch } = options;
  if (!role) throw new UsageError(`--role must be ${roleNames.join(" or ")}.`);
  if (!branch || !isBranch(branch))
    throw new UsageError("--branch must be a name of at most 40 letters, digits, spaces, dots or hyphens.");
  if (name.length > maxNameLength) throw new UsageError(`A name has at most ${maxNameLength} characters.`);
  const username = options.username ?? usernameFrom(name);
  const { password, told } = await choosePassword(username, options, readPassword);
  try {
    await addStaff(db, { name, branch, role, username, password });
  } catch (error) {
    if (error instanceof Error && error.name === "APIError") throw new UsageError(error.message);
    throw error;
  }
  return `${name} (${role}, ${branch}) signs in as ${username.toLowerCase()}.${told}`;
}

async function renew(
  db: Database,
  who: string,
  options: Options,
  readPassword: () => Promise<string>,
): Promise<string> {
  const { password, told } = await choosePassword(who, options, readPassword);
  if (!(await setPassword(db, who, password)))
    throw new CommandError("not_found", "Nobody signs in with this user name.");
  return `${who} has a new password and is signed out everywhere.${told}`;
}

/** Piped in, or generated and then printed. */
async function choosePassword(username: string, options: Options, readPassword: () => Promise<string>) {
  if (!options["password-stdin"]) {
    const password = somePassword();
    return { password, told: `\nPassword, shown only now: ${password}` };
  }
  const password = (await readPassword()).replace(/\r?\n$/, "");
  const problem = await passwordProblem(password, username);
  if (problem) throw new UsageError(refusals[problem]);
  return { password, told: "" };
}

const length = `A password has ${minPasswordLength} to ${maxPasswordLength} characters.`;
const refusals: Record<PasswordProblem, string> = {
  short: length,
  long: length,
  common: "This password is a common one, easy to guess.",
  name: "This password holds the user name.",
};

/** `Ani Lestari` → `ani.lestari`. */
function usernameFrom(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join(".")
    .slice(0, 30);
}

/** No look-alikes; 20 of 32 symbols make 100 bits. */
function somePassword(): string {
  const letters = "abcdefghijkmnpqrstuvwxyz23456789";
  const groups = Array.from({ length: 4 }, () =>
    Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join(""),
  );
  return groups.join("-");
}

async function shut(db: Database, who: string, disabled: boolean): Promise<string> {
  if (!(await setDisabled(db, who, disabled))) throw new CommandError("not_found", nobody);
  return disabled ? `${who} is disabled and signed out everywhere.` : `${who} may sign in again.`;
}

async function reset(db: Database, who: string): Promise<string> {
  const done = await resetSecondFactor(db, who);
  if (done === null) throw new CommandError("not_found", nobody);
  if (!done) throw new CommandError("wrong_state", `${who} has no two-step verification.`);
  return `${who} has no two-step verification any more and is signed out everywhere.`;
}

async function remove(db: Database, who: string): Promise<string> {
  if (!(await removeStaff(db, who))) throw new CommandError("not_found", nobody);
  return `${who} is removed.`;
}

async function list(db: Database, { branch }: Options): Promise<string> {
  const people = (await listStaff(db)).filter((person) => branch === undefined || person.branch === branch);
  return people.length === 0 ? "Nobody." : people.map(line).join("\n");
}

function line({ id, name, username, branch, role, disabled }: PersonRow): string {
  return [username ?? id, role, branch, disabled ? "disabled" : "active", name].join("  ");
}
