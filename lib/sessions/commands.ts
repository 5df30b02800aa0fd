import { parseArgs } from "node:util";
import type { Database } from "../ledger/database/database";
import { CommandError, UsageError } from "../ledger/operator/command-line";
import type { KeyMode } from "./key";
import { addKey, type KeyRow, listKeys, realmOf, revokeKey } from "./keys";
import { isScope, type Scope, scopeNames, scopes } from "./scopes";

export const usage = `npm run api-keys -- add NAME --scope S [--scope S] [--same-as OTHER]
npm run api-keys -- list
npm run api-keys -- revoke NAME

Scopes: ${scopeNames.map((name) => `${name} (${scopes[name]})`).join("; ")}.
A key is printed once, by add, and sees only sessions that it made. To change one: add a second --same-as the first, which sees its
sessions too, give it to the other system, revoke the first.
With KREDIBEL_SIMULATOR=1 keys are kok_test_…, and the app takes no others. Reads DATABASE_URL. Without it the app must be
stopped: only one process can have the embedded database (DATA_DIR, default .data) open.`;

/** @returns what to print */
export async function runCommand(db: Database, args: string[], mode: KeyMode): Promise<string> {
  const { positionals, given, sameAs } = parse(args);
  const [command, name, more] = positionals;
  if (more !== undefined || (sameAs !== undefined && command !== "add")) throw new UsageError(usage);
  if (command === "list" && name === undefined) return list(db);
  if (command === "add" && name) return add(db, { name, mode, scopes: readScopes(given), sameAs });
  if (command === "revoke" && name) return revoke(db, name);
  throw new UsageError(usage);
}

function parse(args: string[]) {
  try {
    const options = { scope: { type: "string", multiple: true }, "same-as": { type: "string" } } as const;
    const { positionals, values } = parseArgs({ args, allowPositionals: true, options });
    return { positionals, given: values.scope ?? [], sameAs: values["same-as"] };
  } catch {
    throw new UsageError(usage);
  }
}

function readScopes(given: string[]): Scope[] {
  const known = given.filter(isScope);
  if (known.length === 0 || known.length < given.length)
    throw new UsageError(`--scope must be one of ${scopeNames.join(", ")}, and there must be one.`);
  return [...new Set(known)];
}

/** Stands in each line of the log that the key makes. */
const isName = (text: string) => /^[a-z][a-z0-9._-]{0,39}$/.test(text);

type NewKey = Pick<KeyRow, "name" | "mode" | "scopes"> & { sameAs: string | undefined };

async function add(db: Database, { sameAs, ...key }: NewKey): Promise<string> {
  if (!isName(key.name))
    throw new UsageError(
      "A name begins with a-z and has at most 40 of a-z, 0-9, dot, hyphen and underscore.",
    );
  const realm = sameAs === undefined ? null : await realmOf(db, { name: sameAs, mode: key.mode });
  if (sameAs !== undefined && realm === null)
    throw new CommandError("not_found", "No key of this mode has the name that --same-as gives.");
  const made = await addKey(db, { ...key, realm });
  if (made === null)
    throw new CommandError("wrong_state", `There is or was a key called ${key.name}: take another name.`);
  return `${key.name} may: ${key.scopes.join(", ")}.\nKey, shown only now: ${made}`;
}

async function revoke(db: Database, name: string): Promise<string> {
  switch (await revokeKey(db, name)) {
    case "revoked":
      return `${name} is revoked, with the next request.`;
    case "revoked_before":
      throw new CommandError("wrong_state", `${name} was revoked before.`);
    case "not_found":
      throw new CommandError("not_found", "No key has this name.");
  }
}

async function list(db: Database): Promise<string> {
  const keys = await listKeys(db);
  return keys.length === 0 ? "None." : keys.map(line).join("\n");
}

function line({ name, mode, start, scopes, realm, createdAt, lastUsedAt, revokedAt }: KeyRow): string {
  const state = revokedAt ? `revoked=${revokedAt.toISOString()}` : "active";
  const used = lastUsedAt?.toISOString() ?? "never";
  const times = [`created=${createdAt.toISOString()}`, `used=${used}`];
  const sessions = realm === null ? [] : [`sessions=${realm}`];
  return [name, `kok_${mode}_${start}…`, state, scopes.join(","), ...sessions, ...times].join("  ");
}
