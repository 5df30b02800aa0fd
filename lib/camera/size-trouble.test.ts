import { expect, it } from "vitest";
import type { PhotoField } from "../kredibel/constraints";
import { isEnough } from "./picture-size";
import { sizeTrouble } from "./size-trouble";

const size = (width: number, height: number) => ({ width, height });
const causeOf = (field: PhotoField, { width, height }: ReturnType<typeof size>, turns: boolean) =>
  isEnough(field, width, height) ? null : sizeTrouble(field, width, height, turns).cause;

it.each([
  ["faceImage", size(640, 480), "turn"],
  ["faceImage", size(800, 600), "turn"],
  ["faceImage", size(480, 640), null],
  ["faceImage", size(1280, 720), null],
  ["faceImage", size(352, 288), "incapable"],
  ["identityImage", size(640, 480), null],
  ["identityImage", size(360, 640), "turn"],
  ["identityImage", size(240, 320), "incapable"],
] as const)("sizeTrouble: %s from %j on a phone: %s", (field, picture, cause) => {
  expect(causeOf(field, picture, true)).toBe(cause);
});

it("sizeTrouble: a laptop's picture does not turn", () => {
  expect(sizeTrouble("faceImage", 640, 480, false)).toEqual({
    cause: "incapable",
    measured: { width: 360, height: 480, minWidth: 480, minHeight: 640 },
  });
});
