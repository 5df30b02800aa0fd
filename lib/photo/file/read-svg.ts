import { longestSide } from "../crop";
import { svgSize } from "./image-header";

/**
 * Draws an SVG as an image, in which the browser runs no script and loads nothing: sharp at any size, so as large as
 * a photo may be.
 * @returns the bitmap, or `null` where it cannot be drawn
 */
export async function readSvg(
  bytes: Uint8Array,
  minimum: { minWidth: number; minHeight: number },
): Promise<ImageBitmap | null> {
  const stated = svgSize(bytes);
  const own = stated.width > 0 ? stated : { width: minimum.minWidth, height: minimum.minHeight };
  const scale = Math.max(
    longestSide / Math.max(own.width, own.height),
    minimum.minWidth / own.width,
    minimum.minHeight / own.height,
  );
  const size = { width: Math.ceil(own.width * scale), height: Math.ceil(own.height * scale) };
  if (Math.max(size.width, size.height) > longestSide * 4) return null;

  const drawing = new DOMParser().parseFromString(new TextDecoder().decode(bytes), "image/svg+xml");
  const root = drawing.documentElement;
  if (drawing.querySelector("parsererror")) return null;
  // HTML inside an SVG would make the canvas unreadable, and is no part of a picture.
  for (const foreign of drawing.querySelectorAll("foreignObject")) foreign.remove();
  if (!root.hasAttribute("viewBox")) root.setAttribute("viewBox", `0 0 ${own.width} ${own.height}`);
  root.setAttribute("width", `${size.width}`);
  root.setAttribute("height", `${size.height}`);

  const url = URL.createObjectURL(
    new Blob([new XMLSerializer().serializeToString(drawing)], { type: "image/svg+xml" }),
  );
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return await createImageBitmap(image);
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(url);
  }
}
