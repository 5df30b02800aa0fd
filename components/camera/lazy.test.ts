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

/** As a deploy leaves them: gone, or another page in their place; and as a network breaks. */
const missing = {
  "answers 410": new TypeError("Failed to fetch dynamically imported module"),
  "is a page of HTML": new SyntaxError("Unexpected token '<'"),
  "is cut in the middle": new DOMException("The operation was aborted", "AbortError"),
};

test.each(Object.entries(missing))(
  "lazy parts: where a file %s it is done without, and asked for again",
  async (_, error) => {
    vi.resetModules();
    let asked = 0;
    const gone = () => {
      asked++;
      throw error;
    };
    for (const part of ["live/live-camera", "photo-tools", "trouble-page"]) vi.doMock(`./${part}`, gone);
    const lazy = await import("./lazy");
    const load = () => Promise.all([lazy.loadCamera(), lazy.loadPhotoTools(), lazy.loadTroublePage()]);
    for (let times = 1; times <= 2; times++) {
      expect(await load()).toEqual([
        null,
        null,
        { default: expect.objectContaining({ name: "BareTroublePage" }) },
      ]);
      expect(asked).toBe(times * 3);
    }
  },
);
