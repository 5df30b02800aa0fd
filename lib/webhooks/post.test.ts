import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { post } from "./post";
import { isPrivateAddress } from "./private-address";
import { startReceiver } from "./testing/receiver";

let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  receiver = await startReceiver();
});
beforeEach(() => {
  receiver.received.length = 0;
});
afterAll(() => receiver.close());

test.each(["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433", "0x7f.1"])(
  "post: %s is private, and nothing reaches it",
  async (host) => {
    const url = `http://${host}:${receiver.port}/`;
    expect(await post(url, {}, "{}", { allowPrivate: false })).toEqual({ kind: "private" });
    expect(receiver.received).toEqual([]);
  },
);

test("post: the same receiver is reached where private addresses are allowed", async () => {
  const answer = await post(receiver.url, { "webhook-id": "1" }, '{"a":"é"}', { allowPrivate: true });
  expect(answer).toMatchObject({ kind: "answered", status: 204 });
  expect(receiver.received).toMatchObject([
    { body: '{"a":"é"}', headers: { "webhook-id": "1", "content-type": "application/json" } },
  ]);
});

test("post: a receiver that hangs is left, one that is down is told apart", async () => {
  receiver.answerWith(() => {});
  const hung = await post(receiver.url, {}, "{}", { allowPrivate: true, timeoutMs: 300 });
  expect(hung).toEqual({ kind: "timeout" });
  expect(receiver.received).toHaveLength(1);
  const down = await startReceiver();
  await down.close();
  expect(await post(down.url, {}, "{}", { allowPrivate: true })).toEqual({ kind: "unreachable" });
});

test("post: a receiver that changes the protocol is one that is not reached", async () => {
  receiver.answerWith((_, { socket }) =>
    socket?.end("HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n"),
  );
  expect(await post(receiver.url, {}, "{}", { allowPrivate: true })).toEqual({ kind: "unreachable" });
});

test.each([
  ["10.1.2.3", true],
  ["100.64.0.1", true],
  ["169.254.169.254", true],
  ["172.31.255.255", true],
  ["172.32.0.1", false],
  ["192.168.0.1", true],
  ["224.0.0.1", true],
  ["255.255.255.255", true],
  ["1.1.1.1", false],
  ["8.8.8.8", false],
  ["::", true],
  ["::1", true],
  ["::ffff:8.8.8.8", true],
  ["64:ff9b::a00:1", true],
  ["2002:a00:1::", true],
  ["2001:db8::1", true],
  ["fc00::1", true],
  ["fe80::1", true],
  ["ff02::1", true],
  ["2606:4700:4700::1111", false],
  ["no address", true],
])("isPrivateAddress: %s %s", (address, expected) => expect(isPrivateAddress(address)).toBe(expected));
