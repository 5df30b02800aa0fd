import type { PhotoLimits, PhotoResult } from "../check";
import type { Crop } from "../crop";
import { patience, within } from "../within";
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
 * `OffscreenCanvas`, refuses the worker, or its worker fails or falls silent. The bitmap is used up either way.
 * @param meanwhile work for this thread while the other encodes; called once, before the photo is there. Not earlier:
 *   a worker of Chromium waits for the page's thread whenever it draws on a new canvas.
 */
export async function encodeBitmap(
  bitmap: ImageBitmap,
  crop: Crop,
  limits: PhotoLimits,
  meanwhile: () => void,
): Promise<PhotoResult<{ photo: EncodedPhoto }>> {
  let begun = false;
  const begin = () => {
    if (!begun) meanwhile();
    begun = true;
  };
  try {
    const worker = await warmEncoder();
    // What a worker was given is lost with it.
    const copy = worker && (await within(patience, createImageBitmap(bitmap)).catch(() => null));
    const made = copy && (await encodeIn(worker, { id: ++lastId, bitmap: copy, crop, limits }, begin));
    begin();
    if (made?.ok || (made && made.problem.code !== "photo_encoding")) return made;
    // Hardly any browser needs it on this thread, so that is where it is loaded.
    const encoder = await within(patience, import("./encode-photo")).catch(() => null);
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

/** `null` where the worker fails, out of memory most likely, or falls silent: the next photo gets a new one. */
function encodeIn(
  worker: Worker,
  job: EncodeJob,
  begin: () => void,
): Promise<PhotoResult<{ photo: EncodedPhoto }> | null> {
  return new Promise((resolve, reject) => {
    const finish = (result: PhotoResult<{ photo: EncodedPhoto }> | null) => {
      clearTimeout(timer);
      worker.removeEventListener("message", onMessage);
      worker.removeEventListener("error", giveUp);
      resolve(result);
    };
    const giveUp = () => {
      worker.terminate();
      starting = undefined;
      finish(null);
    };
    const onMessage = ({ data }: MessageEvent<EncodeAnswer>) => {
      if (!("id" in data) || data.id !== job.id) return;
      if ("result" in data) return finish(data.result);
      clearTimeout(timer);
      timer = setTimeout(giveUp, patience);
      try {
        begin();
      } catch (error) {
        reject(error);
      }
    };
    let timer = setTimeout(giveUp, patience);
    worker.addEventListener("message", onMessage);
    worker.addEventListener("error", giveUp);
    worker.postMessage(job, [job.bitmap]);
  });
}
