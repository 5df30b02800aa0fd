import { connect } from "node:net";
import { type ControlledSimulator, startControlledSimulator } from "../../lib/kredibel/simulator/control";
import { asArgument } from "../support/action";
import { expect, test } from "../support/fixtures";
import { noisePhoto } from "../support/photos";
import { canaryKey, deployedUrl } from "../support/servers";
import { type Image, layOutImage } from "./image";
import { type Instance, startInstance } from "./instance";
import { someForm } from "./submissions";
import { submissionHead, Visitor } from "./visitor";

/** Networks that are slow and do not break: a submission arrives once, or ends in words. */
test.skip(deployedUrl !== undefined, "starts the build itself");
test.describe.configure({ timeout: 180_000 });

let simulator: ControlledSimulator;
let image: Image;
let server: Instance;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  simulator = await startControlledSimulator({ apiKey: canaryKey });
  image = layOutImage();
  server = await startInstance(image, {
    KREDIBEL_BASE_URL: simulator.url,
    KREDIBEL_API_KEY: canaryKey,
    LEDGER_SECRET: "a secret of the end-to-end tests only",
  });
});
test.beforeEach(() => simulator.forget());
test.afterAll(async () => {
  await server?.stop();
  await simulator?.close();
  image?.remove();
});

test("at 3 KB/s a submission arrives, once", async () => {
  const { answer, sent, whole } = await submitAt(3_000);
  test.info().annotations.push({ type: "bytes", description: `${sent} of ${whole}` });
  expect(whole).toBeGreaterThan(204_800);
  expect(sent).toBe(whole);
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(answer).toContain('"kind":"verified"');
  expect(simulator.calls()).toHaveLength(1);
});

test("at 1 KB/s a submission is answered 408 before its connection closes, and nothing is called", async () => {
  const { answer, sent, whole } = await submitAt(1_000);
  expect(sent).toBeGreaterThan(10_000);
  expect(sent).toBeLessThan(whole);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer).toMatch(/^connection: close\r$/im);
  expect(simulator.calls()).toEqual([]);
});

type Sent = { answer: string; sent: number; whole: number };

/** Submits the lightest photos that Kredibel takes over a connection of this pace. */
async function submitAt(bytesPerSecond: number): Promise<Sent> {
  const visitor = new Visitor(server.url);
  await visitor.start();
  const form = someForm();
  form.set("application", visitor.application);
  form.set("identityImage", await noisePhoto(480, 360, 80), "identityImage");
  form.set("faceImage", await noisePhoto(480, 640, 50), "faceImage");
  const encoded = new Response(asArgument(form));
  const body = Buffer.from(await encoded.arrayBuffer());
  const head = submissionHead(server.url, {
    cookie: visitor.cookie,
    "content-type": encoded.headers.get("content-type") ?? "",
    "content-length": String(body.length),
    connection: "close",
  });
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve) => {
    let [answer, sent] = ["", 0];
    const socket = connect(Number(port), hostname, () => socket.write(head));
    const clock = setInterval(() => {
      const piece = body.subarray(sent, sent + bytesPerSecond / 10);
      if (piece.length > 0) socket.write(piece);
      sent += piece.length;
    }, 100);
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      clearInterval(clock);
      resolve({ answer, sent, whole: body.length });
    });
  });
}
