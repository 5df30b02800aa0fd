import type { IncomingMessage } from "node:http";
import { parseJson } from "../../kredibel/wire";
import type { EarlyServices } from "../services";
import { createTurns } from "../turns";
import { networksOfRequest } from "./address";
import { type Actions, type BodyKind, type bodyRules, kindOf, mediaTypeOf, separatorOf } from "./body-rules";
import { hasApplication } from "./cookies/session";
import { receiveBody, type WholeBody } from "./incoming-body";
import { isFromHere, provenanceOf } from "./origin";
import { createReadTurns } from "./read-turns";
import { methods, type Refusal } from "./refusals";
import { createUploadPlaces, type PlaceLimits } from "./upload-places";

/** A body has `patienceMs`, and a second more for each `bytesPerSecond` that came, but never more than `totalMs`. */
export type Pace = { patienceMs: number; bytesPerSecond: number; totalMs: number };

/** Two kilobytes a second: a phone at the edge of its network. */
export const defaultPace: Pace = { patienceMs: 15_000, bytesPerSecond: 2_000, totalMs: 600_000 };

export type GuardOptions = {
  rules: typeof bodyRules;
  pace: Pace;
  places: PlaceLimits;
  /** `TRUSTED_PROXY_HOPS`: what an address is read from. */
  hops: number;
  /** The build's server actions; `null`: not known. */
  actions: Actions | null;
};

export type GuardServices = Pick<
  EarlyServices,
  "metrics" | "stopping" | "applicationSeal" | "submissions" | "warnOfOrigin" | "begunActions"
>;

type Ends = { pass: () => void; turnAway: (why: Refusal) => void };

/** Passes a request on once its body is whole, or turns it away as soon as it can. */
export type BodyIntake = (request: IncomingMessage, ends: Ends) => void;

/** For reading there is one thread, and others' pages wait for it. */
const readAtOnce = 1;

/** Milliseconds between two looks at the pace of a body. */
const lookEveryMs = 100;

export function createBodyIntake(options: GuardOptions, services: GuardServices): BodyIntake {
  const { rules, pace, hops, actions } = options;
  const { metrics, stopping, submissions } = services;
  const places = createUploadPlaces(options.places, (taken) => metrics.uploadsInFlight.set(taken));
  const readOn = createReadTurns();
  const readInTurn = createTurns(readAtOnce);
  /** Uploads that are whole, and that the app has not read. */
  let unread = 0;
  const arriving = new Set<(why: Refusal) => void>();
  stopping.onBegin(() => {
    for (const cut of arriving) cut("busy");
  });

  return (request, { pass, turnAway }) => {
    const kind = kindOf(request, actions);
    const refusal = refusalOf(request, kind, rules, services);
    if (refusal || kind === "unknown_action") {
      request.push = () => false;
      return turnAway(refusal ?? "unknown_action");
    }
    if (!hasBody(request)) return pass();

    const { upload } = rules[kind];
    const began = performance.now();
    const age = () => performance.now() - began;
    const body = receiveBody(request, rules[kind], {
      more: () => readOn(request.socket),
      problem: cut,
      whole: (whole) => {
        leave();
        if (upload && submissions.full(unread)) turnAway("busy");
        else if (rules[kind].types && !isWellFormed(request, whole.pieces)) turnAway("malformed");
        else if (upload) passInTurn(whole);
        else {
          pass();
          whole.handOver();
        }
      },
    });
    const place = {
      networks: networksOfRequest(request, hops),
      age,
      bytes: body.bytes,
      cut: () => cut("too_slow"),
    };
    const clock = setInterval(() => {
      const allowed = pace.patienceMs + (body.bytes() / pace.bytesPerSecond) * 1_000;
      if (age() > Math.min(pace.totalMs, allowed)) cut("too_slow");
    }, lookEveryMs);
    arriving.add(cut);
    request.once("close", leave);
    if (upload && !places.take(place)) cut("busy");

    function passInTurn({ handOver }: WholeBody): void {
      unread++;
      readInTurn(async () => {
        if (request.destroyed) return;
        const over = overWith(request);
        pass();
        handOver();
        await over;
      }).finally(() => unread--);
    }

    function leave(): void {
      clearInterval(clock);
      arriving.delete(cut);
      places.leave(place);
    }

    function cut(why: Refusal): void {
      leave();
      body.discard();
      turnAway(why);
    }
  };
}

/** Resolves once a request has been read to its end, or has ended before. */
const overWith = (request: IncomingMessage) =>
  new Promise<void>((resolve) => {
    request.once("end", () => setImmediate(resolve)).once("close", resolve);
  });

/** What its headers say against a request. */
function refusalOf(
  request: IncomingMessage,
  kind: BodyKind | "unknown_action",
  rules: GuardOptions["rules"],
  { stopping, applicationSeal, submissions, warnOfOrigin }: GuardServices,
): Refusal | null {
  const { method = "", url = "", headers } = request;
  // Next answers some of these with a 500.
  if (!methods.includes(method)) return "method";
  if (!isDecodable(url)) return "malformed";
  if (kind === "unknown_action") return kind;
  const { types, maxBytes, upload } = rules[kind];
  if (types) {
    if (!types.includes(mediaTypeOf(headers))) return "type";
    if (!hasBody(request)) return "malformed";
    const provenance = provenanceOf((name) => headers[name]?.toString() ?? null);
    if (!isFromHere(provenance)) {
      warnOfOrigin(provenance);
      return "origin";
    }
  }
  if (!hasBody(request)) return null;
  if (Number(headers["content-length"] ?? 0) > maxBytes) return "too_large";
  if (stopping.begun()) return "busy";
  if (!upload) return null;
  if (!hasApplication(headers.cookie, applicationSeal)) return "session";
  return submissions.full() ? "busy" : null;
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

/** Whether the arguments of an action can be read: Next reports the others as errors of ours. */
function isWellFormed({ headers }: IncomingMessage, chunks: readonly Buffer[]): boolean {
  const separator = separatorOf(headers);
  if (!separator) return Array.isArray(parseJson(Buffer.concat(chunks).toString()));
  const ending = Buffer.concat(chunks.slice(-2)).toString("latin1").trimEnd();
  return ending.endsWith(`${separator.text}--`);
}
