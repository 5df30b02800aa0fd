import { noteFigure } from "../support/figures";
import { expect, test } from "../support/fixtures";
import { facePhoto } from "../support/photos";
import { ownApp } from "../support/server/own-app";
import { someForm } from "../support/server/submissions";
import { turnDelays, turnsP99, withTurnDelays } from "../support/server/turn-delays";
import { Visitor } from "../support/server/visitor";
import { commented, type HostileImage, hostileImages } from "./hostile-images";

/** Measures memory, and takes the whole machine: runs alone. */
test.describe.configure({ timeout: 180_000 });

let images: HostileImage[];
let largeFace: Buffer;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  // Before the server starts, since it keeps this process busy: connections that the server closes meanwhile would go unnoticed.
  images = await hostileImages();
  largeFace = await facePhoto().then(({ buffer }) => commented(buffer, 55));
});
const own = ownApp({ ...withTurnDelays, SUBMISSIONS_PER_ADDRESS_AND_HOUR: "100000" });

test("hostile images: each refused in words, no call, memory and delay as of honest ones", async () => {
  expect(images.length).toBeGreaterThanOrEqual(219);
  await turnDelays(own.server);
  const idle: number[] = [];
  await expect
    .poll(async () => idle.push(...(await turnDelays(own.server))), { timeout: 30_000 })
    .toBeGreaterThan(fewestTurns);
  // Its own size first: compiled code and pools are there after some honest work on files as large.
  await own.server.lag();
  for (let round = 0; round < 10; round++)
    await Promise.all(Array.from({ length: 4 }, () => expectVerified(largeForm())));
  const honest = await own.server.lag();
  const honestTurns = await turnDelays(own.server);
  own.simulator.forget();
  const visitor = new Visitor(own.server.url);
  await visitor.start();
  const before = await own.server.metric("process_resident_memory_bytes");
  const left = Array.from({ length: rounds }, () => images).flat();
  let refused = 0;
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let image = left.pop(); image; image = left.pop()) {
        const form = someForm();
        form.set("identityImage", new Blob([new Uint8Array(image.bytes)], { type: "image/jpeg" }), "ktp.jpg");
        const { outcome, status, text } = await visitor.submit(form);
        expect(outcome?.kind, `${image.name}: ${status} ${text.slice(0, 200)}`).toBe("invalid");
        refused++;
      }
    }),
  );
  const turns = await turnDelays(own.server);
  const lag = await own.server.lag();
  const after = await own.server.metric("process_resident_memory_bytes");
  const memory = `${Math.round(after / 1e6)} MB, after honest files as large ${Math.round(before / 1e6)} MB`;
  test.info().annotations.push({ type: "memory", description: memory });
  noteFigure({
    what: "hostile images: event-loop lag, p99",
    ms: [1000 * lag.p99],
    against: { name: "honest files as large", ms: [1000 * honest.p99] },
    timesAtMost: 3,
  });
  expect(refused).toBe(rounds * images.length);
  expect(own.simulator.calls()).toEqual([]);
  // The allocator keeps what it once had: 1.25 to 1.35 times, and no more the third time the files are sent.
  expect(after, memory).toBeLessThanOrEqual(1.5 * before);
  const [ofIdle, ofHonest, ofHostile] = [idle, honestTurns, turns].map(turnsP99) as [number, number, number];
  const late = `p99 ${ofHostile} ms, idle ${ofIdle} ms, under honest files as large ${ofHonest} ms`;
  test.info().annotations.push({ type: "own delay", description: late });
  expect(turns.length).toBeGreaterThan(fewestTurns);
  expect(ofHostile - ofIdle, late).toBeLessThanOrEqual(50);
  await expectVerified();
});

/** Enough for a 99th percentile. */
const fewestTurns = 300;
/** How often all files are sent: a quick machine is through them once after some 280 turns. */
const rounds = 2;

async function expectVerified(form = someForm()): Promise<void> {
  const someone = new Visitor(own.server.url);
  await someone.start();
  expect((await someone.submit(form)).outcome?.kind).toBe("verified");
}

/** With a selfie of almost as many bytes as may be. */
function largeForm(): FormData {
  const form = someForm();
  form.set("faceImage", new Blob([new Uint8Array(largeFace)], { type: "image/jpeg" }), "faceImage");
  return form;
}
