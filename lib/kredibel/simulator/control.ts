import type http from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { wireFields } from "../constraints";
import { parseJson, type WireAnswer } from "../wire";
import { type CallRecord, describeCall, takenFields } from "./calls";
import { faults } from "./faults";
import { playFault } from "./play-fault";
import { createQueue, type QueuedAnswer, queuedAnswers, replyOf } from "./queue";
import { answerOf, type Reply, sendReply } from "./reply";
import { type ReceivedCall, type Simulator, startSimulator } from "./simulator";

/**
 * A simulator with controls, for tests and QA; the app never imports it.
 *
 * - `POST /__control/answers` queues one answer or a list, each for the next call with its NIK.
 * - `POST /__control/release` `{ "identityId": "…" }` sends the answers `held` for this NIK.
 * - `POST /__control/owners` `{ "on": true }`: e-mail and phone belong to the first NIK charged with them.
 * - `POST /__control/refusal` `{ "ms": n }` closes the port for n milliseconds.
 * - `GET /__control/calls` lists calls; `?email-sha256=` or `?<field>-sha256=` narrows it.
 * - `DELETE /__control` forgets all of it.
 */
export type ControlledSimulator = Simulator & {
  enqueue: (...answers: QueuedAnswer[]) => void;
  release: (identityId: string) => void;
  /** Closes its port for so many milliseconds. */
  refuse: (ms: number) => void;
  calls: () => readonly CallRecord[];
  forget: () => void;
};

const root = "/__control";
const releaseOrder = z.strictObject({ identityId: z.string() });
const ownersOrder = z.strictObject({ on: z.boolean() });
const refusalOrder = z.strictObject({ ms: z.int().min(1).max(60_000) });

export async function startControlledSimulator(options: {
  apiKey: string;
  port?: number;
}): Promise<ControlledSimulator> {
  const queue = createQueue();
  let calls: CallRecord[] = [];
  let owners = false;
  let reopening: NodeJS.Timeout | undefined;

  const forget = () => {
    queue.clear();
    calls = [];
    owners = false;
  };
  const note = (
    call: Omit<ReceivedCall, "response" | "reply">,
    rest: Pick<CallRecord, "charged" | "fault">,
  ) => {
    const record = { ...describeCall(call.request.url ?? "", call.authorized, call.body), ...rest };
    calls.push(record);
    return record;
  };

  const simulator = await startSimulator({
    ...options,
    onRequest: async (request, response) => {
      if (!request.url?.startsWith(root)) return false;
      sendReply(response, await control(request));
      return true;
    },
    onChunk: (received, request) => {
      const identityId = nikIn(received);
      const fault = queue.peek(identityId)?.fault;
      if (!fault || faults[fault].play.at !== "reading") return;
      queue.take(identityId);
      note({ request, authorized: false, body: { identityId } }, { fault, charged: false });
      request.socket.resetAndDestroy();
    },
    onCall: async (call) => {
      const accepted = call.reply.status === 200;
      const next = accepted ? queue.take(identityIdOf(call.body)) : undefined;
      if (!next) return answerUnqueued(call, accepted);
      const { fault } = next;
      const reply = replyOf(next);
      note(call, fault ? { fault, charged: faults[fault].charged } : { charged: reply.status < 300 });
      await sleep(next.delayMs);
      await queue.whenReleased(next);
      if (fault) await playFault(call, fault);
      else sendReply(call.response, reply);
      return true;
    },
  });

  function answerUnqueued(call: ReceivedCall, charged: boolean): boolean {
    const record = note(call, { charged });
    const verified = charged && (call.reply.body as WireAnswer).data.status === "verified";
    const rejectFields = owners && verified ? takenFields(record, calls) : [];
    if (rejectFields.length === 0) return false;
    sendReply(call.response, {
      status: 200,
      body: answerOf({ status: "verified_with_reason", rejectFields }),
    });
    return true;
  }

  function refuse(ms: number): void {
    const { server } = simulator;
    if (!server.listening) return;
    const { port } = server.address() as AddressInfo;
    server.close();
    reopening = setTimeout(() => server.listen(port, "127.0.0.1"), ms);
  }

  const routes: Record<string, (body: unknown, wanted: URLSearchParams) => Reply> = {
    "POST /answers": obey(z.preprocess(asList, queuedAnswers), (answers) => ({ queued: queue.add(answers) })),
    "POST /release": obey(releaseOrder, ({ identityId }) => {
      queue.release(identityId);
      return {};
    }),
    "POST /owners": obey(ownersOrder, ({ on }) => {
      owners = on;
      return { on };
    }),
    "POST /refusal": obey(refusalOrder, ({ ms }) => {
      refuse(ms);
      return { refusingMs: ms };
    }),
    "GET /calls": (_, wanted) => ({ status: 200, body: calls.filter((call) => isWanted(call, wanted)) }),
    "DELETE ": () => {
      forget();
      return { status: 200, body: {} };
    },
  };

  async function control(request: http.IncomingMessage): Promise<Reply> {
    const { pathname, searchParams } = new URL(request.url ?? "", simulator.url);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const route = routes[`${request.method} ${pathname.slice(root.length)}`];
    if (!route) return { status: 404, body: { message: "Not found." } };
    return route(parseJson(Buffer.concat(chunks).toString()), searchParams);
  }

  return {
    ...simulator,
    close: () => {
      clearTimeout(reopening);
      return simulator.close();
    },
    enqueue: (...answers) => void queue.add(queuedAnswers.parse(answers)),
    release: queue.release,
    refuse,
    calls: () => calls,
    forget,
  };
}

function obey<Shape extends z.ZodType>(shape: Shape, act: (order: z.output<Shape>) => object) {
  return (body: unknown): Reply => {
    const parsed = shape.safeParse(body);
    return parsed.success
      ? { status: 200, body: act(parsed.data) }
      : { status: 400, body: { message: z.prettifyError(parsed.error) } };
  };
}

function nikIn(received: Buffer[]): string | undefined {
  if (received.length > 3) return undefined;
  const head = Buffer.concat(received).subarray(0, 1_000).toString("latin1");
  return /"identityId"\s*:\s*"([^"]*)"/.exec(head)?.[1];
}

function isWanted(call: CallRecord, wanted: URLSearchParams): boolean {
  return wireFields.every((field) => {
    const short = field === "emailAddress" ? wanted.get("email-sha256") : null;
    const hash = wanted.get(`${field}-sha256`) ?? short;
    return hash === null || hash === call.sha256[field];
  });
}

const identityIdOf = (body: unknown): unknown =>
  typeof body === "object" && body !== null && "identityId" in body ? body.identityId : undefined;

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
