import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Interruption, watchCamera, watchFrames } from "./interruption";

class FakeTrack extends EventTarget {
  readyState = "live";
  muted = false;
}
class FakeDocument extends EventTarget {
  hidden = false;
}
class FakePermission extends EventTarget {
  state = "granted";
}

function watched() {
  const track = new FakeTrack();
  const document = new FakeDocument();
  const permission = new FakePermission();
  const reports: Interruption[] = [];
  const start = () =>
    watchCamera(
      {
        track: track as unknown as MediaStreamTrack,
        document: document as unknown as Document,
        permission: permission as unknown as PermissionStatus,
      },
      (interruption) => reports.push(interruption),
    );
  return { track, document, permission, reports, start };
}

describe("watchCamera", () => {
  it.each([
    ["ended", (w) => w.track.dispatchEvent(new Event("ended"))],
    ["quiet", (w) => w.track.dispatchEvent(new Event("mute"))],
    ["back", (w) => w.track.dispatchEvent(new Event("unmute"))],
    ["hidden", (w) => seen(w.document, true)],
    ["visible", (w) => seen(w.document, false)],
    ["withdrawn", (w) => permit(w.permission, "denied")],
    ["withdrawn", (w) => permit(w.permission, "prompt")],
  ] satisfies [Interruption, (w: ReturnType<typeof watched>) => void][])("reports %s", (report, cause) => {
    const w = watched();
    w.start();
    cause(w);
    expect(w.reports).toEqual([report]);
  });

  it("says nothing when the permission is given", () => {
    const w = watched();
    w.start();
    permit(w.permission, "granted");
    expect(w.reports).toEqual([]);
  });

  it.each([
    ["ended", { readyState: "ended" }],
    ["quiet", { muted: true }],
  ])("reports at once what had happened before: %s", (report, state) => {
    const w = watched();
    Object.assign(w.track, state);
    w.start();
    expect(w.reports).toEqual([report]);
  });

  it("says nothing more once stopped", () => {
    const w = watched();
    w.start()();
    w.track.dispatchEvent(new Event("ended"));
    seen(w.document, true);
    permit(w.permission, "denied");
    expect(w.reports).toEqual([]);
  });
});

describe("watchFrames", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function playing(hidden = false) {
    let paint = () => {};
    const video = {
      ownerDocument: { hidden },
      requestVideoFrameCallback: vi.fn((callback: () => void) => {
        paint = callback;
        return 1;
      }),
      cancelVideoFrameCallback: vi.fn(),
    };
    const reports: string[] = [];
    const stop = watchFrames(video as unknown as HTMLVideoElement, (report) => reports.push(report));
    return { paint: () => paint(), reports, stop, video };
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

  it("does not mind a hidden page, which paints nothing", () => {
    const { reports } = playing(true);
    vi.advanceTimersByTime(20_000);
    expect(reports).toEqual([]);
  });

  it("stops", () => {
    const { reports, stop, video } = playing();
    stop();
    vi.advanceTimersByTime(20_000);
    expect(reports).toEqual([]);
    expect(video.cancelVideoFrameCallback).toHaveBeenCalled();
  });
});

function seen(document: FakeDocument, hidden: boolean) {
  document.hidden = hidden;
  document.dispatchEvent(new Event("visibilitychange"));
}

function permit(permission: FakePermission, state: string) {
  permission.state = state;
  permission.dispatchEvent(new Event("change"));
}
