import { freshCanvas } from "../canvas";
import { patience, within } from "../within";

/** Clockwise; the caller closes the bitmap or passes it to `encodeBitmap`. */
export async function turnedPhoto(photo: Blob, quarters: number): Promise<ImageBitmap> {
  const bitmap = await within(patience, createImageBitmap(photo));
  const { width, height } = bitmap;
  const sideways = quarters % 2 === 1;
  const { canvas, context } = freshCanvas(sideways ? height : width, sideways ? width : height, {
    alpha: false,
  });
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((quarters * Math.PI) / 2);
  context.drawImage(bitmap, -width / 2, -height / 2);
  bitmap.close();
  return within(patience, createImageBitmap(canvas));
}
