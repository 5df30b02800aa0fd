import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { patience } from "@/lib/photo/within";
import { loadCamera, loadPhotoTools, loadTroublePage } from "./lazy";
import { loadProblem, loadSizeTrouble } from "./live/load-problem";

const never = vi.hoisted(() => () => new Promise<never>(() => {}));
vi.mock("./live/live-camera", never);
vi.mock("./photo-tools", never);
vi.mock("./trouble-page", never);
vi.mock("@/lib/camera/failure", never);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each<[string, () => Promise<unknown>, unknown]>([
  ["the camera", loadCamera, null],
  ["the photo tools", loadPhotoTools, null],
  ["what to do about it", loadTroublePage, { default: expect.objectContaining({ name: "BareTroublePage" }) }],
  ["why there is no camera", () => loadProblem(new Error(), 0), "silent"],
  ["why its picture is too small", () => loadSizeTrouble("identityImage", 320, 240), { cause: "incapable" }],
])("lazy parts: %s is done without where it never arrives", async (_, load, end) => {
  const ended = vi.fn();
  void load().then(ended);
  await vi.advanceTimersByTimeAsync(patience - 1);
  expect(ended).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(ended).toHaveBeenCalledExactlyOnceWith(end);
});
