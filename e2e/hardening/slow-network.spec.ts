import { expect, test } from "../support/fixtures";
import { noisePhoto } from "../support/photos";
import { ownApp } from "../support/server/own-app";
import { sendRaw } from "../support/server/raw-request";
import { someForm } from "../support/server/submissions";
import { submissionHead, Visitor } from "../support/server/visitor";

/** Networks that are slow and do not break: a submission arrives once, or ends in words. */
test.describe.configure({ timeout: 180_000 });

const own = ownApp();

test("at 3 KB/s a submission arrives, once", async () => {
  const { answer, sent, whole } = await submitAt(3_000);
  test.info().annotations.push({ type: "bytes", description: `${sent} of ${whole}` });
  expect(whole).toBeGreaterThan(204_800);
  expect(sent).toBe(whole);
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(answer).toContain('"kind":"verified"');
  expect(own.simulator.calls()).toHaveLength(1);
});

test("at 1 KB/s a submission is answered 408 before its connection closes, and nothing is called", async () => {
  const { answer, sent, whole } = await submitAt(1_000);
  expect(sent).toBeGreaterThan(10_000);
  expect(sent).toBeLessThan(whole);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer).toMatch(/^connection: close\r$/im);
  expect(own.simulator.calls()).toEqual([]);
});

type Sent = { answer: string; sent: number; whole: number };

/** Submits the lightest photos that Kredibel takes over a connection of this pace. */
async function submitAt(bytesPerSecond: number): Promise<Sent> {
  const visitor = new Visitor(own.server.url);
  await visitor.start();
  const form = someForm();
  form.set("identityImage", await noisePhoto(480, 360, 80), "identityImage");
  form.set("faceImage", await noisePhoto(480, 640, 50), "faceImage");
  const encoded = new Response(visitor.encode(form));
  const body = Buffer.from(await encoded.arrayBuffer());
  const head = submissionHead(visitor.url, {
    cookie: visitor.cookie,
    "content-type": encoded.headers.get("content-type") ?? "",
    "content-length": String(body.length),
    connection: "close",
  });
  let sent = 0;
  const next = () => {
    const piece = body.subarray(sent, sent + bytesPerSecond / 10);
    sent += piece.length;
    return piece;
  };
  const answer = await sendRaw(own.server.url, head, { everyMs: 100, next });
  return { answer, sent, whole: body.length };
}
