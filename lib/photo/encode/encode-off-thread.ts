import type { PhotoLimits, PhotoResult } from "../check";
import type { Crop } from "../crop";
import type { EncodedPhoto } from "./encode";
import type { EncodeAnswer, EncodeJob } from "./encode-worker";

/** A worker that has not reported by now is done without, in milliseconds. */
const startWithin = 3000;

let starting: Promise<Worker | null> | undefined;
let lastId = 0;

/** Starts the worker ahead of the first photo; call it when the camera opens. Safe to call again. */
export function warmEncoder(): Promise<Worker | null> {
  starting ??= startWorker()
    .catch(() => null) // a content security policy may forbid workers
    .then((worker) => {
      // Its file may have been lost on the way: the next photo tries again.
      if (!worker) starting = undefined;
      return worker;
    });
  return starting;
}

/**
 * `encodePhoto` off the main thread, so that the preview does not stutter; on it where the browser has no
 * `OffscreenCanvas` or refuses the worker. The bitmap is used up either way.
 * @param meanwhile work for this thread while the other encodes; called once, before the photo is there. Not earlier:
 *   a worker of Chromium waits for the page's thread whenever it draws on a new canvas.
 */
export async function encodeBitmap(
  bitmap: ImageBitmap,
  crop: Crop,
  limits: PhotoLimits,
  meanwhile: () => void,
): Promise<PhotoResult<{ photo: EncodedPhoto }>> {
  const worker = await warmEncoder();
  if (worker) return encodeIn(worker, { id: ++lastId, bitmap, crop, limits }, meanwhile);
  meanwhile();
  try {
    // Hardly any browser needs it on this thread, so that is where it is loaded.
    const encoder = await import("./encode-photo").catch(() => null);
    if (!encoder) return { ok: false, problem: { code: "page_incomplete" } };
    return await encoder.encodePhoto(bitmap, crop, limits);
  } finally {
    bitmap.close();
  }
}

/** The worker once it says that it is ready, since a bitmap handed to one that never runs is lost; else `null`. */
async function startWorker(): Promise<Worker | null> {
  if (typeof OffscreenCanvas === "undefined") return null;
  const worker = new Worker(new URL("./encode-worker.ts", import.meta.url), { type: "module" });
  return new Promise((resolve) => {
    const giveUp = () => {
      worker.terminate();
      resolve(null);
    };
    const timer = setTimeout(giveUp, startWithin);
    worker.onerror = giveUp;
    worker.onmessage = () => {
      clearTimeout(timer);
      worker.onerror = null;
      resolve(worker);
    };
  });
}

function encodeIn(
  worker: Worker,
  job: EncodeJob,
  meanwhile: () => void,
): Promise<PhotoResult<{ photo: EncodedPhoto }>> {
  return new Promise((resolve, reject) => {
    let begun = false;
    const begin = () => {
      if (begun) return;
      begun = true;
      try {
        meanwhile();
      } catch (error) {
        reject(error);
      }
    };
    const finish = (result: PhotoResult<{ photo: EncodedPhoto }>) => {
      begin();
      worker.removeEventListener("message", onMessage);
      worker.removeEventListener("error", onError);
      resolve(result);
    };
    const onMessage = ({ data }: MessageEvent<EncodeAnswer>) => {
      if (!("id" in data) || data.id !== job.id) return;
      if ("result" in data) finish(data.result);
      else begin();
    };
    const onError = () => {
      // Out of memory, most likely: the next photo gets a new one.
      worker.terminate();
      starting = undefined;
      finish({ ok: false, problem: { code: "photo_encoding" } });
    };
    worker.addEventListener("message", onMessage);
    worker.addEventListener("error", onError);
    worker.postMessage(job, [job.bitmap]);
  });
}
