import { patience, within } from "./within";

/** @throws without a 2D context */
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

/** Quality 0–1; may resolve to another type. */
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

/** False under fingerprinting protection (Firefox, Tor), which returns noise. */
export function canvasIsHonest(): boolean {
  const drawn = [64, 128, 192];
  const { context } = freshCanvas(1, 1, { willReadFrequently: true });
  context.fillStyle = `rgb(${drawn.join(" ")})`;
  context.fillRect(0, 0, 1, 1);
  const { data } = context.getImageData(0, 0, 1, 1);
  return drawn.every((level, i) => Math.abs(level - (data[i] ?? 0)) <= 8);
}
