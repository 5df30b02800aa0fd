import { watchFrames } from "./frames";

/** What can happen to a camera in mid-preview. `quiet` and `back` come in turns; nothing follows `ended`. */
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
  const stop = () => {
    stopping.abort();
    stopFrames();
  };
  const end = () => {
    stop();
    report("ended");
  };
  on(track, "ended", end);
  on(track, "mute", () => report("quiet"));
  on(track, "unmute", () => report("back"));
  on(document, "visibilitychange", () => report(document.hidden ? "hidden" : "visible"));
  on(permission, "change", () => {
    if (permission?.state !== "granted") report("withdrawn");
  });
  if (track.readyState === "ended") end();
  else {
    if (track.muted) report("quiet");
    if (video) stopFrames = watchFrames(video, report);
  }
  return stop;
}
