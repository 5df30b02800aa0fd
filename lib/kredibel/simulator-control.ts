import { EventEmitter, once } from "node:events";
import type http from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod/mini";
import { wireFields } from "./constraints";
import { type Fault, type FaultName, faultNames, faults } from "./faults";
import {
  answerOf,
  isVerified,
  type ReceivedCall,
  type Reply,
  type Simulator,
  sendReply,
  startSimulator,
} from "./simulator";
import { type CallRecord, describeCall, takenFields } from "./simulator-calls";
import { parseJson, validationMessage } from "./wire";

/**
 * A simulator that can be told to fail, for tests and QA. Only ever started alone: the app never imports this.
 *
 * - `POST /__control/answers` queues one answer or a list of them, each for the next call with its NIK.
 * - `POST /__control/release` `{ "identityId": "…" }` lets the answers go that are `held` for this NIK.
 * - `GET /__control/calls` lists the calls received; `?email-sha256=` or `?<field>-sha256=` narrows it.
 * - `POST /__control/owners` `{ "on": true }`: an e-mail or phone belongs to the first NIK that was charged with it, and
 *   is the reason of `verified_with_reason` for another.
 * - `POST /__control/refusal` `{ "ms": n }` closes the port for n milliseconds, once the answer to this is out.
 * - `DELETE /__control` forgets queue, calls and owners.
 */

const errorBodies = {
  message: () => ({ message: "Something happened." }),
  error_id: () => ({ message: "Something happened.", errors: { errorId: crypto.randomUUID() } }),
  error_type: () => ({
    message: "Something happened.",
    errors: { errorId: crypto.randomUUID(), errorType: "internal_error" },
  }),
  validation: (fields: readonly string[]) => ({
    message: validationMessage,
    errors: Object.fromEntries(fields.map((field) => [field, ["Unknown field."]])),
  }),
};

const queueable = faultNames.filter((name) => faults[name].play.at !== "listen");

/** One queued answer. Without `fault` and `errorShape` it is the documented 2xx with `status` and `rejectFields`. */
const queuedAnswer = z.strictObject({
  identityId: z.string(),
  delayMs: z._default(z.number().check(z.gte(0), z.lte(600_000)), 0),
  /** Not answered before its NIK is released. */
  held: z._default(z.boolean(), false),
  fault: z.optional(z.enum(queueable)),
  /** Free, so that one nobody knows can be tried. */
  status: z._default(z.string(), "verified"),
  rejectFields: z._default(z.array(z.string()), []),
  httpStatus: z.optional(z.int().check(z.gte(200), z.lte(599))),
  errorShape: z.optional(z.enum(["message", "error_id", "error_type", "validation"])),
  /** What a `validation` error names. */
  errorFields: z._default(z.array(z.string()), []),
});
export type QueuedAnswer = z.input<typeof queuedAnswer>;
type Queued = z.output<typeof queuedAnswer>;

const releaseOrder = z.strictObject({ identityId: z.string() });
const ownersOrder = z.strictObject({ on: z.boolean() });
const refusal = z.strictObject({ ms: z.int().check(z.gte(1), z.lte(60_000)) });

export type ControlledSimulator = Simulator & {
  enqueue: (...answers: QueuedAnswer[]) => void;
  /** Lets go what is held for this NIK, whether its call has come yet or not. */
  release: (identityId: string) => void;
  calls: () => readonly CallRecord[];
  forget: () => void;
};

/**
 * Starts a simulator with a control endpoint on the same port.
 * @param options.port 0, the default, takes any free one
 */
export async function startControlledSimulator(options: {
  apiKey: string;
  port?: number;
}): Promise<ControlledSimulator> {
  const queue: Queued[] = [];
  let calls: CallRecord[] = [];
  let owners = false;
  let reopening: NodeJS.Timeout | undefined;
  /** The NIKs whose answers are held; each is told by its own name when it is let go. */
  const held = new Set<string>();
  const letGo = new EventEmitter();

  const add = (answers: Queued[]) => {
    queue.push(...answers);
    for (const answer of answers) if (answer.held) held.add(answer.identityId);
  };
  const enqueue = (...answers: QueuedAnswer[]) => add(z.array(queuedAnswer).parse(answers));
  const release = (identityId: string) => {
    held.delete(identityId);
    letGo.emit(identityId);
  };
  const forget = () => {
    queue.length = 0;
    calls = [];
    owners = false;
    for (const identityId of held) release(identityId);
  };
  const peek = (nik: unknown) => queue.find(({ identityId }) => identityId === nik);
  const take = (nik: unknown) => {
    const next = peek(nik);
    if (next) queue.splice(queue.indexOf(next), 1);
    return next;
  };
  const note = ({ request, authorized, body }: Omit<ReceivedCall, "response" | "reply">, rest: Rest) => {
    calls.push({ ...describeCall(request.url ?? "", authorized, body), ...rest });
  };

  const simulator = await startSimulator({
    ...options,
    onRequest: async (request, response) => {
      if (!request.url?.startsWith("/__control")) return false;
      const reply = await control(request);
      sendReply(response, reply);
      return true;
    },
    onChunk: (received, request) => {
      const nik = nikIn(received);
      const next = peek(nik);
      if (!next?.fault || faults[next.fault].play.at !== "reading") return;
      take(nik);
      note({ request, authorized: false, body: { identityId: nik } }, { fault: next.fault, charged: false });
      request.socket.resetAndDestroy();
    },
    onCall: async (call) => {
      const next = call.reply.status === 200 ? take(identityIdOf(call.body)) : undefined;
      if (!next) {
        const taken =
          owners && isVerified(call.reply) ? takenFields(describeCall("", true, call.body), calls) : [];
        note(call, { charged: call.reply.status === 200 });
        if (taken.length === 0) return false;
        sendReply(call.response, {
          status: 200,
          body: answerOf({ status: "verified_with_reason", rejectFields: taken }),
        });
        return true;
      }
      const charged = next.fault ? faults[next.fault].charged : replyOf(next).status < 300;
      note(call, { ...(next.fault && { fault: next.fault }), charged });
      await sleep(next.delayMs);
      if (next.held && held.has(next.identityId)) await once(letGo, next.identityId);
      if (next.fault) await playFault(call, next.fault);
      else sendReply(call.response, replyOf(next));
      return true;
    },
  });

  async function control(request: http.IncomingMessage): Promise<Reply> {
    const url = new URL(request.url ?? "", simulator.url);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = parseJson(Buffer.concat(chunks).toString());
    switch (`${request.method} ${url.pathname}`) {
      case "POST /__control/answers": {
        const parsed = z.safeParse(z.array(queuedAnswer), asList(body));
        if (!parsed.success) return { status: 400, body: { message: z.prettifyError(parsed.error) } };
        add(parsed.data);
        return { status: 200, body: { queued: queue.length } };
      }
      case "POST /__control/release": {
        const parsed = releaseOrder.safeParse(body);
        if (!parsed.success) return { status: 400, body: { message: z.prettifyError(parsed.error) } };
        release(parsed.data.identityId);
        return { status: 200, body: {} };
      }
      case "POST /__control/owners": {
        const parsed = ownersOrder.safeParse(body);
        if (!parsed.success) return { status: 400, body: { message: z.prettifyError(parsed.error) } };
        owners = parsed.data.on;
        return { status: 200, body: parsed.data };
      }
      case "GET /__control/calls":
        return { status: 200, body: calls.filter((call) => isWanted(call, url.searchParams)) };
      case "POST /__control/refusal": {
        const parsed = refusal.safeParse(body);
        if (!parsed.success) return { status: 400, body: { message: z.prettifyError(parsed.error) } };
        reopening = refuse(simulator.server, parsed.data.ms);
        return { status: 200, body: { refusingMs: parsed.data.ms } };
      }
      case "DELETE /__control":
        forget();
        return { status: 200, body: {} };
      default:
        return { status: 404, body: { message: "Not found." } };
    }
  }

  const close = () => {
    clearTimeout(reopening);
    return simulator.close();
  };
  return { ...simulator, close, enqueue, release, calls: () => calls, forget };
}

type Rest = Pick<CallRecord, "charged" | "fault">;

/** Closes the port at once and opens it again later. Connections that stand are kept. */
function refuse(server: http.Server, ms: number): NodeJS.Timeout {
  const { port } = server.address() as AddressInfo;
  server.close();
  return setTimeout(() => server.listen(port, "127.0.0.1"), ms);
}

function replyOf({ status, rejectFields, httpStatus, errorShape, errorFields }: Queued): Reply {
  if (errorShape) return { status: httpStatus ?? 400, body: errorBodies[errorShape](errorFields) };
  return { status: httpStatus ?? 200, body: answerOf({ status, rejectFields }) };
}

async function playFault({ request, response, reply }: ReceivedCall, name: FaultName): Promise<void> {
  const { play }: Fault = faults[name];
  if (play.at === "http") {
    response.writeHead(play.status, { "content-type": "application/json", ...play.headers }).end(play.body);
    return;
  }
  if (play.at !== "answering") return;
  const text = JSON.stringify(reply.body);
  switch (play.break) {
    case "reset":
      request.socket.resetAndDestroy();
      return;
    case "close":
      request.socket.destroy();
      return;
    case "hang":
      return;
    case "bom":
      response.writeHead(200, { "content-type": "application/json" }).end(`\uFEFF${text}`);
      return;
    case "cut":
      response.writeHead(200, { "content-type": "application/json", "content-length": text.length });
      response.write(text.slice(0, text.length / 2), () => request.socket.destroy());
      return;
    case "drip":
      response.writeHead(200, { "content-type": "application/json", "content-length": text.length });
      for (const letter of text) {
        if (response.destroyed) return;
        response.write(letter);
        await sleep(1_000, undefined, { ref: false });
      }
      response.end();
  }
}

/** The NIK in a body that is still arriving: the app writes it first, so the first pieces tell. */
function nikIn(received: Buffer[]): string | undefined {
  if (received.length > 3) return undefined;
  const head = Buffer.concat(received).subarray(0, 1_000).toString("latin1");
  return /"identityId"\s*:\s*"([^"]*)"/.exec(head)?.[1];
}

function isWanted(call: CallRecord, wanted: URLSearchParams): boolean {
  return wireFields.every((field) => {
    const hash =
      wanted.get(`${field}-sha256`) ?? (field === "emailAddress" ? wanted.get("email-sha256") : null);
    return hash === null || hash === call.sha256[field];
  });
}

function identityIdOf(body: unknown): unknown {
  return typeof body === "object" && body !== null && "identityId" in body ? body.identityId : undefined;
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}
