import { describe, expect, it } from "vitest";
import { isFixed, type Lens, lensesFor, nextLens, nextToLookAt, renamedLens } from "./lens";

const lens = (label: string): Lens => ({ deviceId: label, label });
const names = (lenses: readonly Lens[]) => lenses.map(({ label }) => label);

describe("lensesFor", () => {
  const phone = [
    lens("camera2 1, facing front"),
    lens("camera2 0, facing back"),
    lens("camera2 2, facing back"),
  ];
  const laptop = [lens("Integrated Webcam"), lens("USB Camera")];
  it.each([
    ["identityImage", "self", phone, ["camera2 0, facing back", "camera2 2, facing back"]],
    ["faceImage", "self", phone, ["camera2 1, facing front"]],
    ["identityImage", "self", laptop, ["Integrated Webcam", "USB Camera"]],
    ["faceImage", "self", laptop, ["Integrated Webcam", "USB Camera"]],
    ["identityImage", "branch", laptop, ["Integrated Webcam", "USB Camera"]],
    ["faceImage", "branch", laptop, ["Integrated Webcam", "USB Camera"]],
    ...(["identityImage", "faceImage"] as const).map(
      (subject) =>
        [
          subject,
          "branch",
          phone,
          ["camera2 0, facing back", "camera2 2, facing back", "camera2 1, facing front"],
        ] as const,
    ),
  ] as const)("%s, %s: what can see it", (subject, channel, lenses, expected) => {
    expect(names(lensesFor(subject, channel, lenses))).toEqual(expected);
  });
});

describe("renamedLens", () => {
  const now = [lens("front"), lens("back")];
  it.each([
    ["under its old id", lens("back"), null],
    ["under a new id", { deviceId: "before", label: "back" }, now[1]],
    ["gone", { deviceId: "before", label: "side" }, null],
    ["without a label", { deviceId: "before", label: "" }, null],
  ] as const)("a lens %s", (_, chosen, expected) => {
    expect(renamedLens([...now, { deviceId: "new", label: "" }], chosen)).toEqual(expected);
  });
});

describe("nextLens", () => {
  const three = [lens("a"), lens("b"), lens("c")];
  it.each([
    [three, "a", "b"],
    [three, "c", "a"],
    [three, "gone", "a"],
    [three, undefined, "a"],
    [[lens("a")], "a", undefined],
    [[], "a", undefined],
  ])("goes round: %#", (lenses, current, expected) => {
    expect(nextLens(lenses, current)?.label).toBe(expected);
  });
});

describe("nextToLookAt", () => {
  const phone = ["back ultra wide", "back", "front", "back two"].map(lens);
  it.each([
    ["the plain one first", ["back ultra wide"], "back"],
    ["each only once", ["back ultra wide", "back"], "back two"],
    ["in the end the first again, never the front", ["back", "back two", "back ultra wide"], "back"],
    ["the front where the browser chose that", ["front", "back", "back two", "back ultra wide"], "front"],
  ])("%s", (_, seen, expected) => {
    expect(nextToLookAt(phone, new Set(seen))?.label).toBe(expected);
  });
});

describe("isFixed", () => {
  it.each([
    [{ focusMode: ["manual"] }, true],
    [{ focusMode: ["manual", "continuous"] }, false],
    [{}, false],
    [undefined, false],
  ])("a lens of which a browser tells %j: %s", (capabilities, fixed) => {
    const track = capabilities && { getCapabilities: () => capabilities };
    expect(isFixed((track ?? {}) as unknown as MediaStreamTrack)).toBe(fixed);
  });
});
