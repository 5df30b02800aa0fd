import { expect, it } from "vitest";
import { photoLimits } from "../../lib/kredibel/constraints";
import { hostileImages } from "./hostile-images";

/** Milliseconds of the processor, which other work on the machine does not lengthen. */
const longestTurn = 50;
const rounds = 3;

it("verifyPhoto: refuses every hostile image, and holds the only thread shortly", {
  timeout: 180_000,
}, async () => {
  const images = await hostileImages();
  expect(images.length).toBeGreaterThanOrEqual(219);
  // From here on sharp opens JPEG and PNG alone.
  const { verifyPhoto } = await import("../../lib/server/submit/photo");
  const turns = new Map<string, number>();
  for (let round = 0; round < rounds; round++)
    for (const { name, bytes } of images) {
      const before = process.cpuUsage();
      const verified = verifyPhoto(bytes, photoLimits.identityImage);
      const { user, system } = process.cpuUsage(before);
      turns.set(name, Math.min(turns.get(name) ?? Number.POSITIVE_INFINITY, (user + system) / 1_000));
      expect(await verified, name).toMatchObject({ ok: false });
    }
  expect(turns.size).toBe(images.length);
  expect([...turns].filter(([, milliseconds]) => milliseconds > longestTurn)).toEqual([]);
});
