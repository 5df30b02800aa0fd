import { watchFrames } from "./frames";

/** What can happen to a camera in mid-preview. `quiet` and `back` come in turns; only `withdrawn` follows `ended`. */
export type Interruption = "ended" | "withdrawn" | "quiet" | "back" | "hidden" | "visible";

type Watched = {
  track: MediaStreamTrack;
  video: HTMLVideoElement | null;
  document: Document;
  /** Where the browser tells: see `cameraPermission`. */
  permission?: PermissionStatus | null;
};

/**
 * Reports what interrupts a camera, which neither react-webcam nor the `<video>` notices.
 * @returns stops watching
 */
export function watchCamera(
  { track, video, document, permission }: Watched,
  report: (interruption: Interruption) => void,
): () => void {
  const stopping = new AbortController();
  const on = (target: EventTarget | null | undefined, type: string, listener: () => void) =>
    target?.addEventListener(type, listener, { signal: stopping.signal });
  let stopFrames = () => {};
  let tell = report;
  const end = () => {
    tell("ended");
    tell = () => {};
    stopFrames();
  };
  on(track, "ended", end);
  on(track, "mute", () => tell("quiet"));
  on(track, "unmute", () => tell("back"));
  on(document, "visibilitychange", () => tell(document.hidden ? "hidden" : "visible"));
  // Told after the end, too: Chromium may end the track before it tells of the permission.
  on(permission, "change", () => {
    if (permission?.state !== "granted") report("withdrawn");
  });
  if (track.readyState === "ended") end();
  else {
    if (track.muted) tell("quiet");
    if (video) stopFrames = watchFrames(video, tell);
  }
  return () => {
    stopping.abort();
    stopFrames();
  };
}
