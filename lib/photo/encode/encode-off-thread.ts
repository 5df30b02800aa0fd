import type { PhotoLimits, PhotoResult } from "../check";
import type { Crop } from "../crop";
import { patience, within } from "../within";
import type { EncodedPhoto } from "./encode";
import type { EncodeAnswer, EncodeJob } from "./encode-worker";

/** Milliseconds. */
const startWithin = 3000;

let starting: Promise<Worker | null> | undefined;
let lastId = 0;

/** Safe to repeat. */
export function warmEncoder(): Promise<Worker | null> {
  starting ??= startWorker()
    .catch(() => null) // a CSP may forbid workers
    .then((worker) => {
      if (!worker) starting = undefined;
      return worker;
    });
  return starting;
}

/**
 * Closes the bitmap.
 * @param meanwhile called once, when only encoding is left: Chromium's worker needs this thread to make a canvas
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
    const copy = worker && (await within(patience, createImageBitmap(bitmap)).catch(() => null));
    const made = copy && (await encodeIn(worker, { id: ++lastId, bitmap: copy, crop, limits }, begin));
    begin();
    if (made?.ok || (made && made.problem.code !== "photo_encoding")) return made;
    const encoder = await within(patience, import("./encode-photo")).catch(() => null);
    if (!encoder) return { ok: false, problem: { code: "page_incomplete" } };
    return await encoder.encodePhoto(bitmap, crop, limits);
  } finally {
    bitmap.close();
  }
}

/** Waits for `ready`: a worker that never runs loses its bitmap. */
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

/** `null` if the worker fails or hangs. */
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
