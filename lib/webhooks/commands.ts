import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import type { Database } from "../ledger/database/database";
import { type EventName, eventNames, events, isEvent } from "../ledger/events";
import { CommandError, UsageError } from "../ledger/operator/command-line";
import type { OutboxRow, WebhookEndpoint } from "../ledger/schema";
import { isUuid } from "../uuid";
import {
  addEndpoint,
  findEndpoint,
  latestDeliveries,
  listEndpoints,
  redeliver,
  removeEndpoint,
  rotateSecret,
  waiting,
} from "./endpoints";
import { isTaken, type PostOptions, post } from "./post";
import { isPrivateHost } from "./private-address";
import { signedHeaders } from "./signature";

export const usage = `npm run webhooks -- add URL [--events E,E]
npm run webhooks -- list
npm run webhooks -- show ENDPOINT
npm run webhooks -- test ENDPOINT
npm run webhooks -- rotate ENDPOINT
npm run webhooks -- redeliver EVENT
npm run webhooks -- remove ENDPOINT

Events: ${eventNames.map((name) => `${name} (${events[name]})`).join("; ")}. Without --events: all of them.
add and rotate print a secret, once; after rotate the one before signs too, until the next rotate. redeliver sends an event (show lists
them) from its first try on, also to an endpoint that was switched off by its 410. Reads DATABASE_URL and WEBHOOK_ALLOW_PRIVATE. Without
DATABASE_URL the app must be stopped: only one process can have the embedded database (DATA_DIR, default .data) open.`;

type Command = (db: Database, what: string, options: PostOptions) => Promise<string>;

const commands: Record<string, Command> = {
  show: async (db, id) => show(db, await existing(db, id)),
  test: async (db, id, options) => tryOut(await existing(db, id), options),
  rotate: async (db, id) => {
    const secret = await rotateSecret(db, await existing(db, id));
    return `Both this secret and the one before sign now.\nSecret, shown only now: ${secret}`;
  },
  remove: async (db, id) => {
    const endpoint = await existing(db, id);
    await removeEndpoint(db, endpoint.id);
    return `${endpoint.url} is removed, with its deliveries.`;
  },
  redeliver: async (db, id) => {
    const count = isUuid(id) ? await redeliver(db, id) : 0;
    if (count === 0) throw new CommandError("not_found", "No event has this id.");
    return `To be delivered again, to endpoints: ${count}.`;
  },
};

/** @returns what to print */
export async function runCommand(db: Database, args: string[], options: PostOptions): Promise<string> {
  const { positionals, given } = parse(args);
  const [name = "", what, more] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (more !== undefined || (given !== undefined && name !== "add")) throw new UsageError(usage);
  if (name === "list" && what === undefined) return list(db);
  if (name === "add" && what) return add(db, what, given, options);
  if (command && what) return command(db, what, options);
  throw new UsageError(usage);
}

function parse(args: string[]): { positionals: string[]; given: string | undefined } {
  try {
    const options = { events: { type: "string" } } as const;
    const { positionals, values } = parseArgs({ args, allowPositionals: true, options });
    return { positionals, given: values.events };
  } catch {
    throw new UsageError(usage);
  }
}

async function add(db: Database, url: string, given: string | undefined, options: PostOptions) {
  const endpoint = await addEndpoint(db, readUrl(url, options), readEvents(given));
  const { id, secrets } = endpoint;
  return `${line(endpoint)}\nTry it: npm run webhooks -- test ${id}\nSecret, shown only now: ${secrets[0]}`;
}

function readUrl(text: string, { allowPrivate }: PostOptions): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const scheme = url?.protocol === "https:" || (allowPrivate && url?.protocol === "http:");
  if (!url || !scheme || url.username || url.password || url.hash || text.length > 500)
    throw new UsageError(
      "An endpoint is an https address of at most 500 characters, without user, password and fragment (http with WEBHOOK_ALLOW_PRIVATE=1).",
    );
  if (!allowPrivate && isPrivateHost(url))
    throw new UsageError("This is a private address: it wants WEBHOOK_ALLOW_PRIVATE=1, for the app too.");
  return url.href;
}

function readEvents(given: string | undefined): EventName[] {
  if (given === undefined) return eventNames;
  const names = given.split(",").map((name) => name.trim());
  const known = names.filter(isEvent);
  if (known.length < names.length)
    throw new UsageError(`--events takes these, separated by commas: ${eventNames.join(", ")}.`);
  return [...new Set(known)];
}

async function existing(db: Database, id: string): Promise<WebhookEndpoint> {
  const endpoint = isUuid(id) ? await findEndpoint(db, id) : null;
  if (!endpoint) throw new CommandError("not_found", "No endpoint has this id.");
  return endpoint;
}

async function list(db: Database): Promise<string> {
  const endpoints = await listEndpoints(db);
  return endpoints.length === 0 ? "None." : endpoints.map(line).join("\n");
}

async function show(db: Database, endpoint: WebhookEndpoint): Promise<string> {
  const rows = await latestDeliveries(db, endpoint.id);
  const count = `waiting=${await waiting(db, endpoint.id)}`;
  return [`${line(endpoint)}  ${count}`, ...rows.map(deliveryLine)].join("\n");
}

/** From here, not from the app: their networks may differ. */
async function tryOut({ url, secrets }: WebhookEndpoint, options: PostOptions): Promise<string> {
  const now = new Date();
  const body = JSON.stringify({ type: "webhook.test", timestamp: now.toISOString(), data: {} });
  const posted = await post(url, signedHeaders(secrets, randomUUID(), now, body), body, options);
  const said = posted.kind === "answered" ? `answered ${posted.status}` : posted.kind;
  if (isTaken(posted)) return `webhook.test was sent, and ${said}.`;
  throw new CommandError("wrong_state", `webhook.test was not taken: ${said}.`);
}

function line({ id, url, events: wanted, createdAt, disabledAt, secrets }: WebhookEndpoint): string {
  const state = disabledAt ? `off=${disabledAt.toISOString()}` : "on";
  const rest = [
    `events=${wanted.join(",")}`,
    `secrets=${secrets.length}`,
    `created=${createdAt.toISOString()}`,
  ];
  return [id, state, url, ...rest].join("  ");
}

function deliveryLine(row: OutboxRow): string {
  const { eventId, event, attemptId, sessionId, outcome, tries, lastResult, deliveredAt, dueAt, writtenAt } =
    row;
  const next = dueAt ? `next=${dueAt.toISOString()}` : "given up";
  const state = deliveredAt ? `delivered=${deliveredAt.toISOString()}` : next;
  const last = lastResult ? [`last=${lastResult}`] : [];
  return [
    `  ${writtenAt.toISOString()}`,
    eventId,
    event,
    attemptId ?? sessionId ?? "",
    outcome ?? "-",
    state,
    `tries=${tries}`,
    ...last,
  ].join("  ");
}
