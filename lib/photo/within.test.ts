import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { photoLimits } from "../kredibel/constraints";
import { canvasToJpeg } from "./canvas";
import { encodeInWindow } from "./encode/encode";
import { encodeBitmap } from "./encode/encode-off-thread";
import { turnedPhoto } from "./encode/turn";
import { decode, drawBitmap, loadImage } from "./file/decode";
import { readPhotoFile } from "./file/read-file";
import { patience, silence, within } from "./within";

vi.mock("./encode/encode-photo", () => new Promise(() => {}));

const never = () => new Promise<never>(() => {});
const canvas = { getContext: () => new Proxy({}, { get: () => () => {} }) };
const bitmap = { width: 800, height: 600, close: () => {} } as ImageBitmap;
const photo = new Blob(["x"]);
const limits = photoLimits.identityImage;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", { createElement: () => ({ ...canvas }) });
  vi.stubGlobal("createImageBitmap", never);
  vi.stubGlobal(
    "Image",
    class {
      decode = () => Promise.reject(new Error("not an image"));
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function silentImage() {
  vi.stubGlobal(
    "Image",
    class {
      decode = never;
    },
  );
}

/** Only the second answer of the browser's is missing. */
function silentFromTheSecond() {
  vi.stubGlobal("createImageBitmap", vi.fn(never).mockResolvedValueOnce(bitmap as never));
}

function silentBlob(): Blob {
  const blob = new Blob(["x"]);
  blob.arrayBuffer = never;
  blob.stream = () => new ReadableStream();
  return blob;
}

/** As of a cloud's file: it breaks off as a whole, and stops after its first piece. */
function stallingBlob(): Blob {
  const blob = new Blob(["x"]);
  blob.arrayBuffer = () => Promise.reject(new DOMException("", "NotReadableError"));
  blob.stream = () => new ReadableStream({ start: (pieces) => pieces.enqueue(new Uint8Array(9)) });
  return blob;
}

const encode = () => encodeBitmap(bitmap, { x: 0, y: 0, width: 800, height: 600 }, limits, () => {});

function silentWorker() {
  vi.stubGlobal("OffscreenCanvas", class {});
  vi.stubGlobal(
    "Worker",
    class {
      terminate = () => {};
    },
  );
}

const silent = { rejects: silence };

/** Each thing that a browser promises on a photo's way; `waits`: milliseconds. */
const promises: { what: string; ask: () => Promise<unknown>; end: unknown; waits?: number }[] = [
  {
    what: "canvas.convertToBlob",
    ask: () => canvasToJpeg({ convertToBlob: never } as unknown as OffscreenCanvas, 1),
    end: silent,
  },
  {
    what: "canvas.toBlob",
    ask: () => canvasToJpeg({ toBlob() {} } as unknown as HTMLCanvasElement, 1),
    end: silent,
  },
  { what: "createImageBitmap of a file", ask: () => decode(photo), end: null },
  {
    what: "image.decode",
    ask: () => {
      silentImage();
      return loadImage(photo);
    },
    end: silent,
  },
  { what: "createImageBitmap of a canvas", ask: () => drawBitmap(bitmap, 8, 8), end: null },
  {
    what: "file.arrayBuffer, then Response",
    ask: () => readPhotoFile(silentBlob(), limits),
    end: { ok: false, problem: { code: "photo_unreadable" } },
    waits: 2 * patience,
  },
  {
    what: "the second piece of a file",
    ask: () => readPhotoFile(stallingBlob(), limits),
    end: { ok: false, problem: { code: "photo_unreadable" } },
  },
  {
    what: "createImageBitmap, which answers after 20 s",
    ask: () => {
      vi.stubGlobal("createImageBitmap", () => new Promise((resolve) => setTimeout(resolve, 20_000, bitmap)));
      return decode(photo);
    },
    end: null,
  },
  { what: "createImageBitmap before a turn", ask: () => turnedPhoto(photo, 1), end: silent },
  {
    what: "createImageBitmap after a turn",
    ask: () => {
      silentFromTheSecond();
      return turnedPhoto(photo, 1);
    },
    end: silent,
  },
  {
    what: "blob.arrayBuffer of an encoding",
    ask: () => encodeInWindow({ width: 800, height: 600, limits, encode: async () => silentBlob() }),
    end: silent,
  },
  {
    what: "import of the encoder",
    ask: encode,
    end: { ok: false, problem: { code: "page_incomplete" } },
  },
  {
    what: "a worker that starts, then the import",
    ask: () => {
      silentWorker();
      return encode();
    },
    end: { ok: false, problem: { code: "page_incomplete" } },
    waits: 3_000 + patience,
  },
];

test.each(promises)("limits: no answer in time from $what", async ({ ask, end, waits = patience }) => {
  let ended: unknown = "nothing yet";
  const noted = ask().then(
    (result) => {
      ended = result;
    },
    (error) => {
      ended = { rejects: error };
    },
  );
  await vi.advanceTimersByTimeAsync(waits - 1);
  expect(ended).toBe("nothing yet");
  await vi.advanceTimersByTimeAsync(1);
  expect(ended).toEqual(end);
  await noted;
});

test("within: passes an answer or a failure on at once, and leaves no timer", async () => {
  await expect(within(1, Promise.resolve("answer"))).resolves.toBe("answer");
  await expect(within(1, Promise.reject(new Error("failure")))).rejects.toThrow("failure");
  expect(vi.getTimerCount()).toBe(0);
});
