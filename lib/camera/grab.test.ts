import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Sample } from "../photo/quality/sample";
import { patience } from "../photo/within";
import { grabFrame } from "./grab";

/** What each copy of a frame shows; `null`: the browser cannot copy it. */
type Copy = "card" | "blank" | null;
type FakeBitmap = { width: number; height: number; shows: Copy; close: () => void };

vi.mock("../photo/quality/sample", () => ({
  drawSample: (bitmap: FakeBitmap) => () => sampleOf(bitmap.shows),
}));

const closed: Copy[] = [];
let copies: Copy[] = [];

class Stream {
  getVideoTracks = () => [{ readyState: "live", muted: false, enabled: true }];
}

beforeEach(() => {
  closed.length = 0;
  vi.stubGlobal("MediaStream", Stream);
  vi.stubGlobal("HTMLMediaElement", { HAVE_CURRENT_DATA: 2 });
  vi.stubGlobal("createImageBitmap", async (): Promise<FakeBitmap> => {
    const shows = copies.shift() ?? null;
    if (!shows) throw new Error("no frame");
    return { width: 1280, height: 720, shows, close: () => closed.push(shows) };
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const video = () =>
  ({
    srcObject: new Stream(),
    videoWidth: 1280,
    readyState: 4,
    paused: false,
  }) as unknown as HTMLVideoElement;

it.each<[string, Copy[], Copy, Copy[]]>([
  ["the first copy, where it shows something", ["card", "blank"], "card", []],
  ["the next, where the first is blank", ["blank", "card"], "card", ["blank"]],
  ["the next, where the first cannot be made", [null, "card"], "card", []],
  ["the second blank one: a dark room is no fault", ["blank", "blank", "card"], "blank", ["blank"]],
  ["the blank one, where no other can be made", ["blank", null], "blank", []],
])("grabFrame: takes %s", async (_, given, shown, left) => {
  copies = [...given];
  const picture = await grabFrame(video(), "identityImage");
  if (!picture.ok) throw new Error(`refused: ${JSON.stringify(picture.problem)}`);
  expect((picture.bitmap as unknown as FakeBitmap).shows).toBe(shown);
  expect(closed).toEqual(left);
});

it("grabFrame: silent where no frame can be copied, twice", async () => {
  copies = [null, null];
  expect(await grabFrame(video(), "identityImage")).toEqual({ ok: false, problem: "silent" });
});

it("grabFrame: silent where the browser never answers for a copy, twice", async () => {
  vi.useFakeTimers();
  vi.stubGlobal("createImageBitmap", () => new Promise(() => {}));
  const taken = vi.fn();
  void grabFrame(video(), "identityImage").then(taken);
  await vi.advanceTimersByTimeAsync(2 * patience - 1);
  expect(taken).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(taken).toHaveBeenCalledExactlyOnceWith({ ok: false, problem: "silent" });
});

function sampleOf(shows: Copy): Sample {
  const luma = Uint8ClampedArray.from({ length: 64 }, (_, at) => (shows === "card" ? (at % 2) * 200 : 3));
  return { width: 8, height: 8, luma, whiteness: luma };
}
