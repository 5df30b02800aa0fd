import { describe, expect, it } from "vitest";
import type { Sample } from "./quality/sample";
import { showSame } from "./same-picture";

type Scene = (x: number, y: number) => number;

/** A scene seen at this size; `noise`: as of an encoder. */
function seen(scene: Scene, width: number, height: number, noise = 0): Sample {
  const luma = Uint8ClampedArray.from({ length: width * height }, (_, at) => {
    const level = scene((at % width) / width, Math.floor(at / width) / height);
    return level + (at % 2 === 0 ? noise : -noise);
  });
  return { width, height, luma, whiteness: luma };
}

const turned =
  (scene: Scene): Scene =>
  (x, y) =>
    scene(y, 1 - x);

const card: Scene = (x, y) => (x > 0.65 && y > 0.3 && y < 0.8 ? 90 : 180 - 40 * Math.round((y * 8) % 1));
const face: Scene = (x, y) => (Math.hypot((x - 0.5) / 0.3, (y - 0.45) / 0.35) < 1 ? 190 : 70);
const cardFurtherLeft: Scene = (x, y) => card(x + 0.12, y);

describe("showSame", () => {
  it.each([
    ["at the same size", seen(card, 480, 320)],
    ["at another size", seen(card, 300, 200)],
    ["encoded again", seen(card, 480, 320, 6)],
    ["a little brighter", seen((x, y) => card(x, y) + 12, 480, 320)],
    ["with less contrast", seen((x, y) => 40 + card(x, y) * 0.6, 480, 320)],
    ["turned by a quarter", seen(turned(card), 320, 480)],
    ["upside down", seen(turned(turned(card)), 480, 320)],
    ["turned by three quarters", seen(turned(turned(turned(card))), 320, 480, 3)],
  ])("showSame: one picture, %s", (_, other) => {
    expect(showSame(seen(card, 480, 320), other)).toBe(true);
  });

  it.each([
    ["a face", seen(face, 360, 480)],
    ["the same card photographed elsewhere in the frame", seen(cardFurtherLeft, 480, 320)],
    ["the same card nearer", seen((x, y) => card(0.1 + x * 0.8, 0.1 + y * 0.8), 480, 320)],
    ["its mirror image", seen((x, y) => card(1 - x, y), 480, 320)],
  ])("showSame: a card and %s are two", (_, other) => {
    expect(showSame(seen(card, 480, 320), other)).toBe(false);
  });

  it.each([
    ["without shapes", () => 120],
    ["of nothing but a faint slope", (x: number) => 120 + 6 * x],
  ])("showSame: nothing is known again in pictures %s", (_, fog) => {
    expect(showSame(seen(fog, 480, 320), seen(fog, 300, 200))).toBe(false);
  });
});
