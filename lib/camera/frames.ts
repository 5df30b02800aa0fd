/** When each watched video last painted a frame, in `performance.now()` milliseconds. */
const lastPainted = new WeakMap<HTMLVideoElement, number>();

/** A picture that has not changed for so long, in milliseconds, while the page is seen, is frozen. */
const frozenAfter = 4000;

/** A frame no older than this, in milliseconds, is the one that the person saw when pressing the shutter. */
const freshFor = 200;

/** A running camera paints 15–30 frames a second; one that has not within so many milliseconds has stopped. */
const frameWithin = 2000;

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
      lastPainted.set(video, performance.now());
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

/**
 * Waits until the video shows a fresh frame: no time at all for one that `watchFrames` has just seen.
 * @returns whether there is one; where the browser cannot tell of frames, whether the video plays
 */
export function freshFrame(video: HTMLVideoElement): Promise<boolean> {
  const painted = lastPainted.get(video) ?? Number.NEGATIVE_INFINITY;
  return performance.now() - painted < freshFor ? Promise.resolve(true) : nextFrame(video);
}

/** As `freshFrame`, but waits for another frame than the one that is on the screen. */
export function nextFrame(video: HTMLVideoElement): Promise<boolean> {
  if (typeof video.requestVideoFrameCallback !== "function")
    return Promise.resolve(video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && !video.paused);
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      video.cancelVideoFrameCallback(request);
      resolve(false);
    }, frameWithin);
    const request = video.requestVideoFrameCallback(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
