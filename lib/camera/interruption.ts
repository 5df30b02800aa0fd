/** What can happen to a camera in mid-preview. `quiet` and `back` come in turns; `ended` and `withdrawn` are final. */
export type Interruption = "ended" | "withdrawn" | "quiet" | "back" | "hidden" | "visible";

type Watched = {
  track: MediaStreamTrack;
  document: Document;
  /** Where the browser tells: see `cameraPermission`. */
  permission?: PermissionStatus | null;
};

/**
 * Reports what interrupts a camera, which neither react-webcam nor the `<video>` notices.
 * @returns stops watching
 */
export function watchCamera(
  { track, document, permission }: Watched,
  report: (interruption: Interruption) => void,
): () => void {
  const stopping = new AbortController();
  const on = (target: EventTarget | null | undefined, type: string, listener: () => void) =>
    target?.addEventListener(type, listener, { signal: stopping.signal });
  on(track, "ended", () => report("ended"));
  on(track, "mute", () => report("quiet"));
  on(track, "unmute", () => report("back"));
  on(document, "visibilitychange", () => report(document.hidden ? "hidden" : "visible"));
  on(permission, "change", () => {
    if (permission?.state !== "granted") report("withdrawn");
  });
  if (track.readyState === "ended") report("ended");
  else if (track.muted) report("quiet");
  return () => stopping.abort();
}

/** A picture that has not changed for so long, in milliseconds, while the page is seen, is frozen. */
const frozenAfter = 4000;

/**
 * Reports a feed that freezes without a word: no new frame although the page is visible.
 * @returns stops watching; does nothing where the browser cannot tell of frames
 */
export function watchFrames(
  video: HTMLVideoElement,
  report: (interruption: "quiet" | "back") => void,
): () => void {
  if (typeof video.requestVideoFrameCallback !== "function") return () => {};
  let frozen = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let request = 0;
  const expectFrame = () => {
    clearTimeout(timer);
    video.cancelVideoFrameCallback(request);
    timer = setTimeout(() => {
      if (video.ownerDocument.hidden) return expectFrame();
      frozen = true;
      report("quiet");
    }, frozenAfter);
    request = video.requestVideoFrameCallback(() => {
      if (frozen) report("back");
      frozen = false;
      expectFrame();
    });
  };
  expectFrame();
  return () => {
    clearTimeout(timer);
    video.cancelVideoFrameCallback(request);
  };
}
