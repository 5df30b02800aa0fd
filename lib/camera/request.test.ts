import { describe, expect, it } from "vitest";
import { rearLenses } from "./lens";
import { cameraRequests, lensRequest, shouldFallBack } from "./request";

describe("cameraRequests", () => {
  it.each([
    ["faceImage", "self", "user"],
    ["identityImage", "self", "environment"],
    ["faceImage", "branch", "environment"],
    ["identityImage", "branch", "environment"],
  ] as const)("%s, %s: the %s camera, then any", (field, channel, facingMode) => {
    expect(cameraRequests(field, channel, false)).toEqual([
      { width: { ideal: 1920 }, height: { ideal: 1080 }, facingMode: { ideal: facingMode } },
      { facingMode: { ideal: facingMode } },
      {},
    ]);
  });

  it("asks iOS for no height", () => {
    const asked = JSON.stringify([...cameraRequests("identityImage", "self", true), lensRequest("a", true)]);
    expect(asked).toContain("width");
    expect(asked).not.toContain("height");
  });

  it.each([
    ["OverconstrainedError", true],
    ["NotReadableError", true],
    ["AbortError", true],
    ["NotAllowedError", false],
    ["NotFoundError", false],
  ])("goes down a rung after %s: %s", (name, down) => {
    expect(shouldFallBack(new DOMException("", name))).toBe(down);
  });
});

describe("rearLenses", () => {
  const labels = (...names: string[]) =>
    rearLenses(names.map((label) => ({ deviceId: label, label }))).map((lens) => lens.label);

  it("prefers the plain lens of an iPhone", () => {
    expect(
      labels(
        "Front Camera",
        "Back Ultra Wide Camera",
        "Back Telephoto Camera",
        "Back Camera",
        "Back Dual Wide Camera",
      )[0],
    ).toBe("Back Camera");
  });

  it("keeps Android's order, without the front", () => {
    expect(labels("camera2 1, facing front", "camera2 0, facing back", "camera2 2, facing back")).toEqual([
      "camera2 0, facing back",
      "camera2 2, facing back",
    ]);
  });
});
