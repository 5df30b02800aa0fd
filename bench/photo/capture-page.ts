/** In the page: each function uses nothing from outside itself. */

declare global {
  interface Window {
    capture?: {
      /** Milliseconds from the last event to the photo; 0: none. */
      took(kind: "click" | "change"): number;
      file: File | undefined;
    };
  }
}

/** When the applicant presses or chooses, and when the photo is painted. */
export function watchCapture(): void {
  const last = { click: 0, change: 0 };
  let shown = 0;
  const capture: NonNullable<Window["capture"]> = {
    took: (kind) => (shown > last[kind] ? shown - last[kind] : 0),
    file: undefined,
  };
  window.capture = capture;
  addEventListener(
    "click",
    ({ timeStamp }) => {
      last.click = timeStamp;
    },
    true,
  );
  addEventListener(
    "change",
    ({ target, timeStamp }) => {
      last.change = timeStamp;
      if (target instanceof HTMLInputElement) capture.file = target.files?.[0] ?? capture.file;
    },
    true,
  );
  // The window never hears of it.
  document.addEventListener(
    "load",
    ({ target }) => {
      if (!(target instanceof HTMLImageElement && target.src.startsWith("blob:"))) return;
      requestAnimationFrame(() => {
        shown = performance.now();
      });
    },
    true,
  );
}

/** The least that makes a JPEG of what the camera shows. */
export async function bareFrame(): Promise<number> {
  const video = document.querySelector("video");
  if (!video) throw new Error("No camera runs.");
  // Chromium cannot copy the very first frame, and now and then the second.
  do await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
  while (!(await createImageBitmap(video).catch(() => null)));
  const began = performance.now();
  const bitmap = await createImageBitmap(video);
  const canvas = Object.assign(document.createElement("canvas"), {
    width: bitmap.width,
    height: bitmap.height,
  });
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.9));
  return performance.now() - began;
}

/** The least that makes a JPEG of the file that was chosen last. */
export async function bareFile(): Promise<number> {
  const file = window.capture?.file;
  if (!file) throw new Error("No file was chosen.");
  const began = performance.now();
  const bitmap = await createImageBitmap(file);
  const canvas = Object.assign(document.createElement("canvas"), {
    width: bitmap.width,
    height: bitmap.height,
  });
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.9));
  return performance.now() - began;
}

/** The camera in a video with nothing around it. */
export async function startBareVideo(): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1280 } } });
  const video = Object.assign(document.createElement("video"), { srcObject: stream, muted: true });
  video.style.width = "100%";
  document.body.replaceChildren(video);
  await video.play();
}

/** `shown` a second, `dropped` in percent. */
export async function countFrames(ms: number): Promise<{ shown: number; dropped: number }> {
  const video = document.querySelector("video");
  if (!video) throw new Error("No camera runs.");
  const frame = () =>
    new Promise<{ frames: number; at: number }>((resolve) =>
      video.requestVideoFrameCallback((at, { presentedFrames }) => resolve({ frames: presentedFrames, at })),
    );
  const before = video.getVideoPlaybackQuality();
  const first = await frame();
  let last = first;
  while (last.at - first.at < ms) last = await frame();
  const after = video.getVideoPlaybackQuality();
  const frames = after.totalVideoFrames - before.totalVideoFrames;
  if (frames === 0) throw new Error("This browser does not count the frames of a camera.");
  return {
    shown: ((last.frames - first.frames) * 1000) / (last.at - first.at),
    dropped: (100 * (after.droppedVideoFrames - before.droppedVideoFrames)) / frames,
  };
}
