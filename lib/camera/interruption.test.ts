import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Interruption, watchCamera } from "./interruption";

class FakeTrack extends EventTarget {
  readyState = "live";
  muted = false;
}
class FakeDocument extends EventTarget {
  hidden = false;
}
/** A video that never paints. */
const frozenVideo = {
  ownerDocument: { hidden: false },
  requestVideoFrameCallback: () => 0,
  cancelVideoFrameCallback: () => {},
} as unknown as HTMLVideoElement;
class FakePermission extends EventTarget {
  state = "granted";
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched(video: HTMLVideoElement | null = null) {
  const track = new FakeTrack();
  const document = new FakeDocument();
  const permission = new FakePermission();
  const reports: Interruption[] = [];
  const start = () =>
    watchCamera(
      {
        track: track as unknown as MediaStreamTrack,
        video,
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

  it("watchCamera: reports a picture that freezes without an event", () => {
    const w = watched(frozenVideo);
    w.start();
    vi.advanceTimersByTime(4_000);
    expect(w.reports).toEqual(["quiet"]);
  });

  it.each([
    ["while it runs", (w: ReturnType<typeof watched>) => w.track.dispatchEvent(new Event("ended")), {}],
    ["before it is watched", () => {}, { readyState: "ended" }],
  ])("watchCamera: after a track that ended %s only a withdrawn permission is reported", (_, end, state) => {
    const w = watched(frozenVideo);
    Object.assign(w.track, state);
    const stop = w.start();
    end(w);
    seen(w.document, true);
    vi.advanceTimersByTime(20_000);
    expect(w.reports).toEqual(["ended"]);
    permit(w.permission, "denied");
    expect(w.reports).toEqual(["ended", "withdrawn"]);
    stop();
    permit(w.permission, "prompt");
    expect(w.reports).toEqual(["ended", "withdrawn"]);
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

function seen(document: FakeDocument, hidden: boolean) {
  document.hidden = hidden;
  document.dispatchEvent(new Event("visibilitychange"));
}

function permit(permission: FakePermission, state: string) {
  permission.state = state;
  permission.dispatchEvent(new Event("change"));
}
