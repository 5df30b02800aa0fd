import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { KredibelAnswer } from "./answer";
import type { issueCertificate } from "./client";
import { createGateway, type GatewayOptions } from "./gateway";
import { startControlledSimulator } from "./simulator/control";
import { sampleRequest } from "./testing/sample-request";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const photo = new Uint8Array(3);
const request = sampleRequest({ identityImage: photo, faceImage: photo });
const verified: KredibelAnswer = { kind: "verified", id: "1", referenceId: "ref#1", rejectFields: [] };
const outage: KredibelAnswer = { kind: "unavailable", cause: "refused", alert: false };
const limited = (retryAfterMs: number): KredibelAnswer => ({
  kind: "unavailable",
  cause: "rate_limited",
  alert: false,
  httpStatus: 429,
  retryAfterMs,
});

/** A gateway whose calls end as `next` says, one after the other; the last stays. */
function gatewayWith(
  next: (KredibelAnswer | Promise<KredibelAnswer>)[],
  options: Partial<GatewayOptions> = {},
) {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ base: null, timestamp: false }, { write: (line) => void lines.push(JSON.parse(line)) });
  const onCall = vi.fn<GatewayOptions["onCall"]>();
  const call = vi.fn<typeof issueCertificate>(async (_, { beforeSend }) => {
    await beforeSend?.();
    return (next.length > 1 ? next.shift() : next[0]) as KredibelAnswer;
  });
  const gateway = createGateway(
    {
      baseUrl: "https://kredibel.example",
      apiKey: "key",
      timeoutMs: 30_000,
      failures: 2,
      pauseMs: 30_000,
      callsAtOnce: 1,
      onCall,
      ...options,
    },
    call,
  );
  const beforeSend = vi.fn(async () => {});
  const issue = (before = beforeSend) =>
    gateway.issue(request, { beforeSend: before, log: log.child({ attemptId: "a" }) });
  return { gateway, issue, call, onCall, beforeSend, lines };
}

/** A promise that is kept from outside. */
function later<Value>() {
  let resolve = (_: Value) => {};
  const promise = new Promise<Value>((keep) => {
    resolve = keep;
  });
  return { promise, resolve };
}

describe("issue", () => {
  test("a call: connected, timed, counted and logged once", async () => {
    const { issue, call, onCall, beforeSend, lines } = gatewayWith([verified]);
    call.mockImplementation(async (_, { beforeSend }) => {
      await beforeSend?.();
      vi.advanceTimersByTime(1_250);
      return verified;
    });
    expect(await issue()).toBe(verified);
    expect(call).toHaveBeenCalledExactlyOnceWith(request, {
      baseUrl: "https://kredibel.example",
      apiKey: "key",
      timeoutMs: 30_000,
      beforeSend: expect.any(Function),
    });
    expect(beforeSend).toHaveBeenCalledTimes(1);
    expect(onCall).toHaveBeenCalledExactlyOnceWith(verified, 1.25);
    expect(lines).toEqual([
      {
        level: 30,
        attemptId: "a",
        outcome: "verified",
        durationMs: 1_250,
        kredibelId: "1",
        referenceId: "ref#1",
        rejectFields: [],
        msg: "Kredibel answered.",
      },
    ]);
  });

  test("beforeSend rejects: its error, no line and no count", async () => {
    const { issue, onCall, lines } = gatewayWith([verified]);
    const refusal = new Error("the ledger is down");
    await expect(issue(vi.fn(() => Promise.reject(refusal)))).rejects.toBe(refusal);
    expect(onCall).not.toHaveBeenCalled();
    expect(lines).toEqual([]);
  });

  test("without a call of its own: reaches Kredibel over HTTP", async () => {
    vi.useRealTimers();
    const { url, close } = await startControlledSimulator({ apiKey: "key" });
    const gateway = createGateway({
      baseUrl: url,
      apiKey: "key",
      timeoutMs: 10_000,
      failures: 1,
      pauseMs: 1,
      callsAtOnce: 1,
      onCall: () => {},
    });
    const log = pino({ level: "silent" });
    const answer = await gateway.issue(sampleRequest(), { beforeSend: async () => {}, log });
    expect(answer).toMatchObject({ kind: "verified" });
    await close();
  });
});

const held = { kind: "unavailable", cause: "held_back", alert: false };
const heldLine = { level: 40, outcome: "unavailable", cause: "held_back", alert: false };

describe("outages", () => {
  test("so many in a row: later calls are held back until the pause is over", async () => {
    const { gateway, issue, call, onCall, lines } = gatewayWith([outage, outage, verified]);
    await issue();
    expect(gateway.state()).toBe("closed");
    await issue();
    expect(gateway.state()).toBe("open");
    expect(await issue()).toEqual(held);
    expect(call).toHaveBeenCalledTimes(2);
    expect(onCall).toHaveBeenCalledTimes(2);
    expect(lines.at(-1)).toMatchObject(heldLine);
    vi.advanceTimersByTime(30_000);
    expect(await issue()).toBe(verified);
    expect(gateway.state()).toBe("closed");
  });

  test("pause over: one call is tried, and a call beside it waits for how it ends", async () => {
    const tried = later<KredibelAnswer>();
    const { gateway, issue, call } = gatewayWith([outage, outage, tried.promise]);
    await issue();
    await issue();
    vi.advanceTimersByTime(30_000);
    const [first, second] = [issue(), issue()];
    expect(gateway.state()).toBe("trying");
    tried.resolve(outage);
    expect(await first).toBe(outage);
    expect(await second).toEqual(held);
    expect(call).toHaveBeenCalledTimes(3);
  });
});

describe("429", () => {
  test("no call before its Retry-After has passed", async () => {
    const { gateway, issue, call, beforeSend } = gatewayWith([limited(5_000), verified]);
    await issue();
    expect(gateway.state()).toBe("limited");
    vi.advanceTimersByTime(4_999);
    expect(await issue()).toEqual(held);
    expect(call).toHaveBeenCalledTimes(1);
    expect(beforeSend).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(gateway.state()).toBe("closed");
    expect(await issue()).toBe(verified);
  });

  test("several: the longest holds", async () => {
    const slow = later<KredibelAnswer>();
    const { gateway, issue } = gatewayWith([slow.promise, limited(60_000), verified]);
    const first = issue();
    await issue();
    slow.resolve(limited(1_000));
    await first;
    vi.advanceTimersByTime(59_999);
    expect(gateway.state()).toBe("limited");
    vi.advanceTimersByTime(1);
    expect(gateway.state()).toBe("closed");
  });

  test("while a connection was made: nothing is sent on it", async () => {
    const connected = later<void>();
    const { issue, call, beforeSend } = gatewayWith([limited(5_000)]);
    call.mockImplementationOnce(async (_, about) => {
      await connected.promise;
      await about.beforeSend?.();
      return verified;
    });
    const slow = issue();
    await issue();
    connected.resolve();
    expect(await slow).toEqual(held);
    expect(beforeSend).toHaveBeenCalledTimes(1);
  });

  test("is no outage, and held calls are no sign of recovery from one", async () => {
    const first = later<KredibelAnswer>();
    const { gateway, issue } = gatewayWith([first.promise, outage, outage, verified]);
    const slow = issue();
    await issue();
    await issue();
    first.resolve(limited(40_000));
    await slow;
    vi.advanceTimersByTime(35_000);
    expect(await issue()).toEqual(held);
    vi.advanceTimersByTime(5_000);
    expect(gateway.state()).toBe("open");
  });

  const alerts = (lines: Record<string, unknown>[]) => lines.map(({ alert }) => alert);

  test("one alert until a call is answered otherwise, not one a call", async () => {
    const { issue, lines } = gatewayWith([limited(1_000), limited(1_000), verified, limited(1_000)]);
    for (let n = 0; n < 4; n++) {
      await issue();
      vi.advanceTimersByTime(1_000);
    }
    expect(alerts(lines)).toEqual([true, false, undefined, true]);
    expect(lines[0]).toMatchObject({ level: 50, cause: "rate_limited", httpStatus: 429 });
    expect(lines[1]).toMatchObject({ level: 40 });
  });

  test("no second alert after answers to calls from before it", async () => {
    const before = later<KredibelAnswer>();
    const { issue, lines } = gatewayWith([before.promise, limited(1_000), limited(1_000)]);
    const slow = issue();
    await issue();
    before.resolve(verified);
    await slow;
    vi.advanceTimersByTime(1_000);
    await issue();
    expect(alerts(lines)).toEqual([true, undefined, false]);
  });
});

describe("slots", () => {
  test("taken: busy, and the work is not begun", async () => {
    const { gateway } = gatewayWith([verified]);
    const end = later<string>();
    const first = gateway.inSlot(() => end.promise);
    const work = vi.fn(async () => "done");
    expect(await gateway.inSlot(work)).toBe("busy");
    expect(work).not.toHaveBeenCalled();
    end.resolve("first");
    expect(await first).toBe("first");
    expect(await gateway.inSlot(work)).toBe("done");
  });

  test("given back by work that fails, with its error", async () => {
    const { gateway } = gatewayWith([verified]);
    await expect(gateway.inSlot(() => Promise.reject(new Error("surprise")))).rejects.toThrow("surprise");
    expect(await gateway.inSlot(async () => "done")).toBe("done");
  });
});
