import { expect, test } from "../support/fixtures";
import { noisePhoto } from "../support/photos";
import { ownApp } from "../support/server/own-app";
import { sendRaw } from "../support/server/raw-request";
import { someForm } from "../support/server/submissions";
import { submissionHead, Visitor } from "../support/server/visitor";

/** Networks that are slow and do not break: a submission arrives once, or ends in words. */
test.describe.configure({ timeout: 180_000 });

const own = ownApp();

test("slow networks: at 3 KB/s a submission arrives once, at 1 KB/s it is answered 408", async () => {
  const [slow, slower] = await Promise.all([submitAt(3_000), submitAt(1_000)]);
  test.info().annotations.push({ type: "bytes", description: `${slow.sent} of ${slow.whole}` });
  expect(slow.whole).toBeGreaterThan(204_800);
  expect(slow.sent).toBe(slow.whole);
  expect(slow.answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(slow.answer).toContain('"kind":"verified"');

  expect(slower.sent).toBeGreaterThan(10_000);
  expect(slower.sent).toBeLessThan(slower.whole);
  expect(slower.answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(slower.answer).toMatch(/^connection: close\r$/im);
  expect(own.simulator.calls()).toHaveLength(1);
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
