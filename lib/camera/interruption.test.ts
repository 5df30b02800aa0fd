import { describe, expect, it } from "vitest";
import { type Interruption, watchCamera } from "./interruption";

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

function seen(document: FakeDocument, hidden: boolean) {
  document.hidden = hidden;
  document.dispatchEvent(new Event("visibilitychange"));
}

function permit(permission: FakePermission, state: string) {
  permission.state = state;
  permission.dispatchEvent(new Event("change"));
}
