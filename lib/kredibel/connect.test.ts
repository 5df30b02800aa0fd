import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import tls from "node:tls";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { connect } from "./connect";

/** What `connect` makes of sockets that behave as told; against real ones it stands in `client.test.ts`. */
vi.mock("node:timers/promises", () => ({ setTimeout: vi.fn(async () => {}) }));

// Nothing here waits for anything but itself.
vi.setConfig({ testTimeout: 3_000 });

const { signal } = new AbortController();
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => {
  vi.mocked(sleep).mockClear();
  vi.restoreAllMocks();
});

/** A socket to nowhere; what happens to it happens once it has its listeners. */
function socketThat(happens: (socket: net.Socket) => unknown): net.Socket {
  const socket = new net.Socket();
  setImmediate(() => happens(socket));
  return socket;
}
const failing = (error: unknown) => () => socketThat((socket) => socket.destroy(error as Error));
const connecting = () => socketThat((socket) => socket.emit("connect"));
const coded = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more });

async function failureOf(error: unknown) {
  vi.spyOn(net, "connect").mockImplementation(failing(error));
  return connect(new URL("http://kredibel.example"), signal);
}

describe("a failure is named by what stood in the way", () => {
  test.each([
    [coded("ECONNREFUSED"), "refused"],
    [coded("ENOTFOUND", { syscall: "getaddrinfo" }), "dns"],
    [coded("EAI_AGAIN", { syscall: "getaddrinfo" }), "dns"],
    [coded("ETIMEDOUT"), "connect_timeout"],
    [new DOMException("", "TimeoutError"), "connect_timeout"],
    [new DOMException("", "AbortError"), "connect_timeout"],
    [coded("ERR_TLS_CERT_ALTNAME_INVALID"), "tls"],
    [coded("ERR_SSL_WRONG_VERSION_NUMBER"), "tls"],
    [coded("EPROTO"), "tls"],
    [coded("CERT_HAS_EXPIRED"), "tls"],
    [coded("DEPTH_ZERO_SELF_SIGNED_CERT"), "tls"],
    [coded("SELF_SIGNED_CERT_IN_CHAIN"), "tls"],
    [coded("UNABLE_TO_VERIFY_LEAF_SIGNATURE"), "tls"],
    [coded("ECONNRESET", { syscall: "read" }), "connect"],
    [coded("HOST_WITHOUT_CERT"), "connect"],
    [Object.assign(new Error(), { code: 7 }), "connect"],
    [new Error("no code"), "connect"],
    ["no error at all", "connect"],
  ])("%s", async (error, failure) => {
    expect(await failureOf(error)).toEqual({ failure });
  });

  test("a socket that closes without a word", async () => {
    vi.spyOn(net, "connect").mockImplementation(() => socketThat((socket) => socket.destroy()));
    expect(await connect(new URL("http://kredibel.example"), signal)).toEqual({ failure: "connect" });
  });
});

describe("tries", () => {
  test.each([
    [0, [150, 300]],
    [0.5, [225, 450]],
  ])("are three, with a longer pause before each, stretched by chance (%d)", async (chance, pauses) => {
    vi.mocked(Math.random).mockReturnValue(chance);
    expect(await failureOf(coded("ECONNREFUSED"))).toEqual({ failure: "refused" });
    expect(net.connect).toHaveBeenCalledTimes(3);
    expect(vi.mocked(sleep).mock.calls).toEqual(pauses.map((ms) => [ms, undefined, { signal }]));
  });

  test("end with the first that connects, each given ten seconds of its own", async () => {
    const patience = vi.spyOn(AbortSignal, "timeout");
    vi.spyOn(net, "connect")
      .mockImplementationOnce(failing(coded("EPIPE")))
      .mockImplementation(connecting);
    expect(await connect(new URL("http://kredibel.example"), signal)).toEqual({
      socket: expect.any(net.Socket),
    });
    expect(patience.mock.calls).toEqual([[10_000], [10_000]]);
  });

  test("do not begin after the deadline", async () => {
    const open = vi.spyOn(net, "connect");
    expect(await connect(new URL("http://kredibel.example"), AbortSignal.abort())).toEqual({
      failure: "connect_timeout",
    });
    expect(open).not.toHaveBeenCalled();
  });

  test("end where the deadline cuts a pause short", async () => {
    const deadline = new AbortController();
    vi.mocked(sleep).mockImplementationOnce(async () => {
      deadline.abort();
      throw deadline.signal.reason;
    });
    vi.spyOn(net, "connect").mockImplementation(failing(coded("ECONNREFUSED")));
    expect(await connect(new URL("http://kredibel.example"), deadline.signal)).toEqual({
      failure: "refused",
    });
    expect(net.connect).toHaveBeenCalledTimes(1);
  });
});

test("the deadline ends a try that hangs", async () => {
  const deadline = new AbortController();
  const socket = socketThat(() => deadline.abort());
  vi.spyOn(net, "connect").mockReturnValue(socket);
  expect(await connect(new URL("http://kredibel.example"), deadline.signal)).toEqual({
    failure: "connect_timeout",
  });
  expect(socket.destroyed).toBe(true);
});

describe("a connection that stands", () => {
  test("is sent to at once, and is the caller's: neither deadline nor reset takes it or the process down", async () => {
    const deadline = new AbortController();
    const noDelay = vi.spyOn(net.Socket.prototype, "setNoDelay");
    vi.spyOn(net, "connect").mockImplementation(connecting);
    const connection = await connect(new URL("http://kredibel.example"), deadline.signal);
    if (!("socket" in connection)) return expect.unreachable(connection.failure);
    expect(noDelay).toHaveBeenCalledWith(true);
    deadline.abort();
    expect(connection.socket.destroyed).toBe(false);
    expect(() => connection.socket.emit("error", coded("ECONNRESET"))).not.toThrow();
  });

  test("over TLS stands only after the handshake", async () => {
    const events: string[] = [];
    const socket = socketThat((it) => {
      events.push("connect");
      it.emit("connect");
      setImmediate(() => {
        events.push("secureConnect");
        it.emit("secureConnect");
      });
    });
    vi.spyOn(tls, "connect").mockReturnValue(socket as tls.TLSSocket);
    expect(await connect(new URL("https://kredibel.example"), signal)).toEqual({ socket });
    expect(events).toEqual(["connect", "secureConnect"]);
  });
});

describe("where it connects to", () => {
  test.each([
    ["http://kredibel.example", { host: "kredibel.example", port: 80 }],
    ["http://kredibel.example:8080", { host: "kredibel.example", port: 8080 }],
    ["http://[::1]:8080", { host: "::1", port: 8080 }],
  ])("%s", async (url, target) => {
    vi.spyOn(net, "connect").mockImplementation(connecting);
    await connect(new URL(url), signal);
    expect(net.connect).toHaveBeenCalledExactlyOnceWith(target);
  });

  test.each([
    ["https://kredibel.example", { host: "kredibel.example", port: 443, servername: "kredibel.example" }],
    [
      "https://kredibel.example:8443",
      { host: "kredibel.example", port: 8443, servername: "kredibel.example" },
    ],
    // No certificate names an address in its server name.
    ["https://[::1]:8443", { host: "::1", port: 8443, servername: "" }],
  ])("%s, which has to show who it is", async (url, target) => {
    vi.spyOn(tls, "connect").mockImplementation(
      () => socketThat((socket) => socket.emit("secureConnect")) as tls.TLSSocket,
    );
    await connect(new URL(url), signal);
    expect(tls.connect).toHaveBeenCalledExactlyOnceWith({ ...target, rejectUnauthorized: true });
  });
});
