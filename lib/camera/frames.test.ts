import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { freshFrame, watchFrames } from "./frames";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A video whose frames the test paints. */
function fakeVideo(hidden = false) {
  const callbacks = new Map<number, () => void>();
  let last = 0;
  const video = {
    ownerDocument: { hidden },
    currentTime: 0,
    requestVideoFrameCallback(callback: () => void) {
      callbacks.set(++last, callback);
      return last;
    },
    cancelVideoFrameCallback: (request: number) => void callbacks.delete(request),
  } as unknown as HTMLVideoElement;
  const paint = () => {
    const waiting = [...callbacks.values()];
    callbacks.clear();
    for (const callback of waiting) callback();
  };
  return { video, paint, callbacks };
}

describe("watchFrames", () => {
  function playing(hidden = false) {
    const { video, paint, callbacks } = fakeVideo(hidden);
    const reports: string[] = [];
    const stop = watchFrames(video, (report) => reports.push(report));
    return { video, paint, callbacks, reports, stop };
  }

  it("stays silent while frames come", () => {
    const { paint, reports } = playing();
    for (let i = 0; i < 20; i++) {
      vi.advanceTimersByTime(500);
      paint();
    }
    expect(reports).toEqual([]);
  });

  it("reports a feed that freezes, once, and its return", () => {
    const { paint, reports } = playing();
    vi.advanceTimersByTime(20_000);
    expect(reports).toEqual(["quiet"]);
    paint();
    expect(reports).toEqual(["quiet", "back"]);
  });

  it("watchFrames: reports no freeze where only the clock tells that the picture moves", () => {
    const { video, reports } = playing();
    for (let i = 0; i < 10; i++) {
      video.currentTime++;
      vi.advanceTimersByTime(4_000);
    }
    expect(reports).toEqual([]);
    vi.advanceTimersByTime(8_000);
    expect(reports).toEqual(["quiet"]);
    video.currentTime++;
    vi.advanceTimersByTime(4_000);
    expect(reports).toEqual(["quiet", "back"]);
  });

  it("watchFrames: a clock that runs on over a frozen picture is not believed", () => {
    const { video, paint, reports } = playing();
    paint();
    video.currentTime++;
    vi.advanceTimersByTime(4_000);
    expect(reports).toEqual(["quiet"]);
  });

  it("does not mind a hidden page, which paints nothing", () => {
    const { reports } = playing(true);
    vi.advanceTimersByTime(20_000);
    expect(reports).toEqual([]);
  });

  it("stops", () => {
    const { reports, stop, callbacks } = playing();
    stop();
    vi.advanceTimersByTime(20_000);
    expect(reports).toEqual([]);
    expect(callbacks.size).toBe(0);
  });
});

describe("freshFrame", () => {
  it("waits for the next frame of a video that nobody watches", async () => {
    const { video, paint } = fakeVideo();
    const fresh = freshFrame(video);
    paint();
    expect(await fresh).toBe(true);
  });

  it("needs no waiting right after a frame that was seen, and does later", async () => {
    const { video, paint } = fakeVideo();
    const stop = watchFrames(video, () => {});
    paint();
    stop();
    expect(await freshFrame(video)).toBe(true);
    vi.advanceTimersByTime(300);
    const late = freshFrame(video);
    vi.advanceTimersByTime(2000);
    expect(await late).toBe(false);
  });

  it("freshFrame: takes the clock's word where the frame callback never fires", async () => {
    const { video } = fakeVideo();
    const fresh = freshFrame(video);
    video.currentTime++;
    vi.advanceTimersByTime(250);
    expect(await fresh).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("gives a feed that never paints two seconds", async () => {
    const fresh = freshFrame(fakeVideo().video);
    vi.advanceTimersByTime(2000);
    expect(await fresh).toBe(false);
  });
});
