import { patience, within } from "./within";

/** A canvas to draw on, in pixels; off the document where the browser can. Throws where it gives no 2D context. */
export function freshCanvas(
  width: number,
  height: number,
  options?: CanvasRenderingContext2DSettings,
  offscreen = typeof OffscreenCanvas !== "undefined",
) {
  const canvas = offscreen
    ? new OffscreenCanvas(width, height)
    : Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d", options) as
    | CanvasRenderingContext2D
    | OffscreenCanvasRenderingContext2D
    | null;
  if (!context) throw new Error("This browser gives no 2D canvas");
  return { canvas, context };
}

/** Encodes a canvas as JPEG, quality 0–1. Rejects where the browser cannot; may resolve to another type. */
export function canvasToJpeg(canvas: OffscreenCanvas | HTMLCanvasElement, quality: number): Promise<Blob> {
  const type = "image/jpeg";
  const made =
    "convertToBlob" in canvas
      ? canvas.convertToBlob({ type, quality })
      : new Promise<Blob>((resolve, reject) => {
          const settle = (blob: Blob | null) =>
            blob ? resolve(blob) : reject(new Error("The canvas gave no file"));
          canvas.toBlob(settle, type, quality);
        });
  return within(patience, made);
}

/**
 * Does a canvas give back what was drawn? Protection against fingerprinting (Firefox's `resistFingerprinting`, Tor)
 * replaces it with noise, which would be sent and paid for as a photo. A few levels of difference are let pass.
 */
export function canvasIsHonest(): boolean {
  const drawn = [64, 128, 192];
  const { context } = freshCanvas(1, 1, { willReadFrequently: true });
  context.fillStyle = `rgb(${drawn.join(" ")})`;
  context.fillRect(0, 0, 1, 1);
  const { data } = context.getImageData(0, 0, 1, 1);
  return drawn.every((level, i) => Math.abs(level - (data[i] ?? 0)) <= 8);
}
