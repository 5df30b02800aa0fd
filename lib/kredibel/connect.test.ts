import net from "node:net";
import tls from "node:tls";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Connection, connect } from "./connect";

/** What `connect` makes of sockets that behave as arranged; against real ones it stands in `client.test.ts`. */

// Nothing here waits for anything but itself.
vi.setConfig({ testTimeout: 3_000 });

const { signal } = new AbortController();
beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Lets what was arranged for a socket happen, and then time pass. */
async function pass(ms: number) {
  for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
  await vi.advanceTimersByTimeAsync(ms);
}

/** A socket to nowhere; what happens to it happens once it has its listeners. */
function socketThat(happens: (socket: net.Socket) => unknown): net.Socket {
  const socket = new net.Socket();
  setImmediate(() => happens(socket));
  return socket;
}
const failing = (error: unknown) => () => socketThat((socket) => socket.destroy(error as Error));
const connecting = () => socketThat((socket) => socket.emit("connect"));
const coded = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more });

/** How connecting ends, every pause run through. */
async function through(connection: Promise<Connection>): Promise<Connection> {
  let ended = false;
  const ending = connection.finally(() => {
    ended = true;
  });
  while (!ended) await pass(300);
  return ending;
}

const url = new URL("http://kredibel.example");

function failureOf(error: unknown) {
  vi.spyOn(net, "connect").mockImplementation(failing(error));
  return through(connect(url, signal));
}

describe("failure: named by what stood in the way", () => {
  test.each([
    [coded("ECONNREFUSED"), "refused"],
    [coded("ENOTFOUND", { syscall: "getaddrinfo" }), "dns"],
    [coded("EAI_AGAIN", { syscall: "getaddrinfo" }), "dns"],
    [coded("ETIMEDOUT"), "connect_timeout"],
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

  test("socket that closes without an error", async () => {
    vi.spyOn(net, "connect").mockImplementation(() => socketThat((socket) => socket.destroy()));
    expect(await through(connect(url, signal))).toEqual({ failure: "connect" });
  });
});

describe("tries", () => {
  test.each([
    [0, 150, 300],
    [0.5, 225, 450],
  ])("three, with a longer pause before each, stretched by chance (%d)", async (chance, first, second) => {
    vi.mocked(Math.random).mockReturnValue(chance);
    vi.spyOn(net, "connect").mockImplementation(failing(coded("ECONNREFUSED")));
    const connection = connect(url, signal);
    for (const [tries, pause] of [
      [1, first],
      [2, second],
    ] as const) {
      await pass(pause - 1);
      expect(net.connect).toHaveBeenCalledTimes(tries);
      await pass(1);
      expect(net.connect).toHaveBeenCalledTimes(tries + 1);
    }
    expect(await connection).toEqual({ failure: "refused" });
  });

  test("end with the first that connects", async () => {
    vi.spyOn(net, "connect")
      .mockImplementationOnce(failing(coded("EPIPE")))
      .mockImplementation(connecting);
    expect(await through(connect(url, signal))).toEqual({ socket: expect.any(net.Socket) });
    expect(net.connect).toHaveBeenCalledTimes(2);
  });

  test("each has ten seconds of its own", async () => {
    const hanging: net.Socket[] = [];
    vi.spyOn(net, "connect").mockImplementation(() => {
      hanging.push(new net.Socket());
      return hanging.at(-1) as net.Socket;
    });
    const connection = connect(url, signal);
    for (const pause of [150, 300, 0]) {
      await pass(9_999);
      expect(hanging.at(-1)?.destroyed).toBe(false);
      await pass(1);
      expect(hanging.at(-1)?.destroyed).toBe(true);
      await pass(pause);
    }
    expect(await connection).toEqual({ failure: "connect_timeout" });
    expect(hanging).toHaveLength(3);
  });

  test("none after the deadline", async () => {
    const open = vi.spyOn(net, "connect");
    expect(await through(connect(url, AbortSignal.abort()))).toEqual({ failure: "connect_timeout" });
    expect(open).not.toHaveBeenCalled();
  });

  test("none after a pause in which the deadline passed", async () => {
    const deadline = new AbortController();
    vi.spyOn(net, "connect").mockImplementation(failing(coded("ECONNREFUSED")));
    const connection = connect(url, deadline.signal);
    await pass(100);
    deadline.abort();
    expect(await through(connection)).toEqual({ failure: "connect_timeout" });
    expect(net.connect).toHaveBeenCalledTimes(1);
  });
});

test("deadline: ends a try that hangs", async () => {
  const deadline = new AbortController();
  const socket = socketThat(() => deadline.abort());
  vi.spyOn(net, "connect").mockReturnValue(socket);
  expect(await connect(url, deadline.signal)).toEqual({ failure: "connect_timeout" });
  expect(socket.destroyed).toBe(true);
});

describe("connection that stands", () => {
  test("no delay; neither deadline nor reset takes it or the process down", async () => {
    const deadline = new AbortController();
    const noDelay = vi.spyOn(net.Socket.prototype, "setNoDelay");
    vi.spyOn(net, "connect").mockImplementation(connecting);
    const connection = await connect(url, deadline.signal);
    if (!("socket" in connection)) return expect.unreachable(connection.failure);
    expect(noDelay).toHaveBeenCalledWith(true);
    deadline.abort();
    expect(connection.socket.destroyed).toBe(false);
    expect(() => connection.socket.emit("error", coded("ECONNRESET"))).not.toThrow();
  });

  test("over TLS: only after the handshake", async () => {
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
  ])("%s", async (address, target) => {
    vi.spyOn(net, "connect").mockImplementation(connecting);
    await connect(new URL(address), signal);
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
  ])("%s: has to show who it is", async (address, target) => {
    vi.spyOn(tls, "connect").mockImplementation(
      () => socketThat((socket) => socket.emit("secureConnect")) as tls.TLSSocket,
    );
    await connect(new URL(address), signal);
    expect(tls.connect).toHaveBeenCalledExactlyOnceWith({ ...target, rejectUnauthorized: true });
  });
});
