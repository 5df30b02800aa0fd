/** In `performance.now()` milliseconds. */
const lastPainted = new WeakMap<HTMLVideoElement, number>();

/** Unchanged for so long on a visible page: frozen. */
const frozenAfter = 4000;

/** No older: seen when the shutter was pressed. */
const freshFor = 200;

/** Cameras paint 15–30 frames a second. */
const frameWithin = 2000;

/** Between two readings of the clock of a video without frame callbacks. */
const clockEvery = 250;

/**
 * Reports a feed that freezes without an event: no new frame although the page is visible.
 * @returns stops watching; nothing without frame callbacks
 */
export function watchFrames(
  video: HTMLVideoElement,
  report: (interruption: "quiet" | "back") => void,
): () => void {
  if (typeof video.requestVideoFrameCallback !== "function") return () => {};
  let frozen = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let request = 0;
  const found = (isFrozen: boolean) => {
    if (isFrozen !== frozen) report(isFrozen ? "quiet" : "back");
    frozen = isFrozen;
    expectFrame();
  };
  const expectFrame = () => {
    clearTimeout(timer);
    video.cancelVideoFrameCallback(request);
    const moved = clockOf(video);
    timer = setTimeout(() => {
      if (video.ownerDocument.hidden) expectFrame();
      else found(!moved());
    }, frozenAfter);
    request = video.requestVideoFrameCallback(() => {
      lastPainted.set(video, performance.now());
      found(false);
    });
  };
  expectFrame();
  return () => {
    clearTimeout(timer);
    video.cancelVideoFrameCallback(request);
  };
}

/**
 * Waits for a fresh frame, or has one that `watchFrames` has just seen.
 * @returns whether there is one; without frame callbacks, whether the video plays
 */
export function freshFrame(video: HTMLVideoElement): Promise<boolean> {
  const painted = lastPainted.get(video) ?? Number.NEGATIVE_INFINITY;
  return performance.now() - painted < freshFor ? Promise.resolve(true) : nextFrame(video);
}

/** Waits for another frame than the one on the screen. */
export function nextFrame(video: HTMLVideoElement): Promise<boolean> {
  if (typeof video.requestVideoFrameCallback !== "function")
    return Promise.resolve(video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && !video.paused);
  return new Promise((resolve) => {
    const moved = clockOf(video);
    const finish = (painted: boolean) => {
      clearTimeout(timer);
      clearInterval(clock);
      video.cancelVideoFrameCallback(request);
      resolve(painted);
    };
    const timer = setTimeout(() => finish(false), frameWithin);
    const clock = setInterval(() => moved() && finish(true), clockEvery);
    const request = video.requestVideoFrameCallback(() => finish(true));
  });
}

/** For browsers whose frame callback never fires; Firefox's clock runs on over a frozen picture. */
function clockOf(video: HTMLVideoElement): () => boolean {
  const from = video.currentTime;
  return () => !lastPainted.has(video) && video.currentTime !== from;
}
