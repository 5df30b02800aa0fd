import { afterEach, expect, test, vi } from "vitest";
import { watchCameraReturn } from "./camera-return";
import { type CameraProblem, cameraProblems } from "./problem";

afterEach(() => vi.unstubAllGlobals());

async function watched(problem: CameraProblem) {
  const [devices, orientation] = [new EventTarget(), new EventTarget()];
  const permission = Object.assign(new EventTarget(), { state: "denied" });
  vi.stubGlobal("navigator", { mediaDevices: devices, permissions: { query: async () => permission } });
  vi.stubGlobal("matchMedia", () => orientation);
  const report = vi.fn();
  const stop = watchCameraReturn(problem, report);
  // However many promises lie between: the permission is watched once none is left.
  await new Promise(setImmediate);
  const permit = (state: PermissionState) =>
    Object.assign(permission, { state }).dispatchEvent(new Event("change"));
  return {
    report,
    stop,
    permit,
    plug: () => devices.dispatchEvent(new Event("devicechange")),
    turn: () => orientation.dispatchEvent(new Event("change")),
  };
}

test.each(cameraProblems)("watchCameraReturn: after %s a plugged camera is reported", async (problem) => {
  const { plug, report } = await watched(problem);
  plug();
  expect(report).toHaveBeenCalledTimes(1);
});

test.each(cameraProblems)(
  "watchCameraReturn: after %s a turn counts only if it was asked",
  async (problem) => {
    const { turn, report } = await watched(problem);
    turn();
    expect(report).toHaveBeenCalledTimes(problem === "turn" ? 1 : 0);
  },
);

test("watchCameraReturn: a permission is reported once it is given", async () => {
  const { permit, report } = await watched("refused");
  permit("prompt");
  expect(report).not.toHaveBeenCalled();
  permit("granted");
  expect(report).toHaveBeenCalledTimes(1);
});

test("watchCameraReturn: stopped, it reports nothing", async () => {
  const { stop, plug, turn, permit, report } = await watched("turn");
  stop();
  plug();
  turn();
  permit("granted");
  expect(report).not.toHaveBeenCalled();
});
