import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { patience } from "../within";

const crop = { x: 0, y: 0, width: 800, height: 600 };
const limits = { minBytes: 1, maxBytes: 9, minWidth: 1, minHeight: 1 };
const made = (by: string) => ({ ok: true, photo: { by } });

const onPage = vi.hoisted(() => vi.fn());
vi.mock("./encode-photo", () => ({ encodePhoto: onPage }));

/** A worker that answers each job as told, and nothing where told nothing. */
const reply = vi.fn<(job: { id: number }) => object[]>();
const terminated = vi.fn();
class FakeWorker extends EventTarget {
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  constructor() {
    super();
    queueMicrotask(() => this.onmessage?.(new MessageEvent("message", { data: { ready: true } })));
  }
  postMessage(job: { id: number }) {
    for (const answer of reply(job))
      queueMicrotask(() =>
        this.dispatchEvent(
          answer instanceof Error ? new Event("error") : new MessageEvent("message", { data: answer }),
        ),
      );
  }
  terminate = terminated;
}

const bitmap = { close: vi.fn() } as unknown as ImageBitmap;
const meanwhile = vi.fn();

async function encode() {
  const { encodeBitmap } = await import("./encode-off-thread");
  const result = encodeBitmap(bitmap, crop, limits, meanwhile);
  await vi.advanceTimersByTimeAsync(patience - 1);
  const early = await Promise.race([result, "nothing yet"]);
  await vi.advanceTimersByTimeAsync(2);
  return { early, result: await result };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  vi.clearAllMocks();
  vi.stubGlobal("OffscreenCanvas", class {});
  vi.stubGlobal("Worker", FakeWorker);
  vi.stubGlobal("createImageBitmap", async () => ({ copy: true }));
  onPage.mockResolvedValue(made("page"));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("encodeBitmap", () => {
  it("gives the worker's photo, with the page's work done once meanwhile", async () => {
    reply.mockImplementation(({ id }) => [
      { id: 99, drawn: true },
      { id, drawn: true },
      { id, drawn: true },
      { id, result: made("worker") },
    ]);
    expect(await encode()).toEqual({ early: made("worker"), result: made("worker") });
    expect(meanwhile).toHaveBeenCalledOnce();
    expect(onPage).not.toHaveBeenCalled();
    expect(bitmap.close).toHaveBeenCalledOnce();
  });

  it("does the page's work though the worker was done at once", async () => {
    reply.mockImplementation(({ id }) => [{ id, result: made("worker") }]);
    expect((await encode()).result).toEqual(made("worker"));
    expect(meanwhile).toHaveBeenCalledOnce();
  });

  it("gives the worker's refusal, which the page could not better", async () => {
    const refused = { ok: false, problem: { code: "photo_bytes_low", bytes: 1, minBytes: 2 } };
    reply.mockImplementation(({ id }) => [{ id, result: refused }]);
    expect((await encode()).result).toEqual(refused);
    expect(onPage).not.toHaveBeenCalled();
  });

  it.each([
    ["fails", () => [new Error()]],
    [
      "cannot encode",
      ({ id }: { id: number }) => [{ id, result: { ok: false, problem: { code: "photo_encoding" } } }],
    ],
  ])("encodes on the page at once where the worker %s", async (_, answers) => {
    reply.mockImplementation(answers);
    expect((await encode()).early).toEqual(made("page"));
    expect(meanwhile).toHaveBeenCalledOnce();
    expect(onPage).toHaveBeenCalledExactlyOnceWith(bitmap, crop, limits);
    expect(bitmap.close).toHaveBeenCalledOnce();
  });

  it.each([
    ["at all", () => []],
    ["after it has drawn", ({ id }: { id: number }) => [{ id, drawn: true }]],
  ])("encodes on the page where the worker does not answer in time %s", async (_, answers) => {
    reply.mockImplementation(answers);
    expect(await encode()).toEqual({ early: "nothing yet", result: made("page") });
    expect(terminated).toHaveBeenCalledOnce();
    expect(meanwhile).toHaveBeenCalledOnce();
  });

  it.each([
    ["is a page of HTML", false],
    ["is forbidden by a policy", true],
  ])("encodes on the page where the worker's file %s, and asks for it again", async (_, forbidden) => {
    const made = vi.fn();
    vi.stubGlobal(
      "Worker",
      class {
        onerror = () => {};
        terminate = () => {};
        constructor() {
          made();
          if (forbidden) throw new DOMException("", "SecurityError");
          queueMicrotask(() => this.onerror());
        }
      },
    );
    for (let times = 1; times <= 2; times++) {
      expect((await encode()).early).toMatchObject({ ok: true, photo: { by: "page" } });
      expect(made).toHaveBeenCalledTimes(times);
    }
  });

  it("encodes on the page where the picture cannot be copied for a worker", async () => {
    vi.stubGlobal("createImageBitmap", () => new Promise(() => {}));
    expect(await encode()).toEqual({ early: "nothing yet", result: made("page") });
    expect(reply).not.toHaveBeenCalled();
  });

  it("rejects where the page's own work throws", async () => {
    reply.mockImplementation(({ id }) => [{ id, drawn: true }]);
    meanwhile.mockImplementationOnce(() => {
      throw new Error("no canvas");
    });
    const { encodeBitmap } = await import("./encode-off-thread");
    await expect(encodeBitmap(bitmap, crop, limits, meanwhile)).rejects.toThrow("no canvas");
    expect(bitmap.close).toHaveBeenCalledOnce();
  });
});
