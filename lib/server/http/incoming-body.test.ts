import { once } from "node:events";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { type BodyProblem, receiveBody, type WholeBody } from "./incoming-body";

const rule = { maxBytes: 1_000_000, maxParts: 20, types: null, upload: true };

/** A request whose body comes in these pieces, as Node hands it over. */
function receive(pieces: Iterable<string | Buffer>, headers: IncomingHttpHeaders = {}) {
  const request = Object.assign(new Readable({ read() {} }), { headers }) as unknown as IncomingMessage;
  let whole: WholeBody | undefined;
  let problem: BodyProblem | undefined;
  receiveBody(request, rule, {
    more: () => {},
    whole: (body) => {
      whole = body;
    },
    problem: (found) => {
      problem = found;
    },
  });
  for (const piece of pieces) request.push(Buffer.from(piece));
  request.push(null);
  return { request, whole, problem };
}

test("body: ten thousand pieces of a byte are kept as a few", () => {
  const bytes = Buffer.from(Array.from({ length: 10_000 }, (_, n) => n % 256));
  const { whole } = receive(Array.from(bytes, (byte) => Buffer.from([byte])));
  expect(whole?.pieces.length).toBe(3);
  expect(Buffer.concat(whole?.pieces ?? [])).toEqual(bytes);
});

test("body: large and small pieces keep their order", () => {
  const pieces = [1, 5_000, 3, 4_095, 2, 4_096, 1, 1].map((length, n) => Buffer.alloc(length, n));
  const { whole } = receive(pieces);
  expect(Buffer.concat(whole?.pieces ?? [])).toEqual(Buffer.concat(pieces));
});

test("body: the app gets a quarter of a megabyte each turn of the event loop", async () => {
  const { request, whole } = receive([100_000, 200_000, 300_000].map((length) => Buffer.alloc(length)));
  const got: number[] = [];
  request.on("data", (piece: Buffer) => got.push(piece.length));
  const end = once(request, "end");
  await turn();
  whole?.handOver();
  expect(got).toEqual([100_000, 200_000]);
  await end;
  expect(got).toEqual([100_000, 200_000, 300_000]);
});

test("body: a separator in single bytes, or longer than any may be, is counted", () => {
  const long = "b".repeat(5_000);
  for (const [boundary, most] of [
    ["x", 20],
    [long, 20],
  ] as const) {
    const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
    const parts = (count: number) => `--${boundary}\r\n`.repeat(count + 1);
    expect(receive(parts(most), headers)).toMatchObject({ problem: undefined });
    expect(receive(parts(most + 1), headers)).toMatchObject({ whole: undefined, problem: "too_many_parts" });
  }
});
