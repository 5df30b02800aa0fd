import type { PhotoLimits, PhotoResult } from "./check";
import type { Crop } from "./crop";
import type { EncodedPhoto } from "./encode";
import type { EncodeAnswer, EncodeJob } from "./encode-worker";

/** A worker that has not reported by now is done without, in milliseconds. */
const startWithin = 3000;

let starting: Promise<Worker | null> | undefined;
let lastId = 0;

/** Starts the worker ahead of the first photo; call it when the camera opens. Safe to call again. */
export function warmEncoder(): Promise<Worker | null> {
  starting ??= startWorker();
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
    const { encodePhoto } = await import("./encode-photo");
    return await encodePhoto(bitmap, crop, limits);
  } catch {
    return { ok: false, problem: { code: "photo_encoding" } };
  } finally {
    bitmap.close();
  }
}

/** The worker once it says that it is ready, since a bitmap handed to one that never runs is lost; else `null`. */
function startWorker(): Promise<Worker | null> {
  if (typeof Worker === "undefined" || typeof OffscreenCanvas === "undefined") return Promise.resolve(null);
  return new Promise((resolve) => {
    try {
      const worker = new Worker(new URL("./encode-worker.ts", import.meta.url), { type: "module" });
      const giveUp = () => {
        worker.terminate();
        resolve(null);
      };
      const timer = setTimeout(giveUp, startWithin);
      worker.addEventListener("error", giveUp, { once: true });
      worker.addEventListener(
        "message",
        () => {
          clearTimeout(timer);
          worker.removeEventListener("error", giveUp);
          resolve(worker);
        },
        { once: true },
      );
    } catch {
      resolve(null); // a content security policy may forbid workers
    }
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
      starting = undefined; // out of memory, most likely: the next photo gets a new one
      finish({ ok: false, problem: { code: "photo_encoding" } });
    };
    worker.addEventListener("message", onMessage);
    worker.addEventListener("error", onError);
    worker.postMessage(job, [job.bitmap]);
  });
}
