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
