import { mean, standardDeviation } from "./quality/measure";
import { type Sample, samplePicture } from "./quality/sample";

const side = 16;

/** Correlation of the cells: 0.99 and more for one picture encoded twice, 0.83 for one tilted by four degrees. */
const sameFrom = 0.97;

/** Luma levels: below, there is no shape to know again. */
const flatBelow = 3;

/** Whether `other` shows the picture of this sample, in whatever size, encoding and quarter turn. */
export async function isSamePicture(sample: Sample, other: Blob): Promise<boolean> {
  const bitmap = await createImageBitmap(other);
  const { width, height } = bitmap;
  const sampled = samplePicture(bitmap, { x: 0, y: 0, width, height });
  bitmap.close();
  return showSame(sample, sampled);
}

export function showSame(one: Sample, other: Sample): boolean {
  const [given, known] = [cellsOf(one), cellsOf(other)];
  if (Math.min(standardDeviation(given), standardDeviation(known)) < flatBelow) return false;
  let turned = known;
  for (let quarter = 0; quarter < 4; quarter++) {
    if (correlation(given, turned) >= sameFrom) return true;
    turned = quarterTurn(turned);
  }
  return false;
}

/** Mean luma of `side` × `side` cells. */
function cellsOf({ luma, width, height }: Sample): Float32Array {
  const sums = new Float32Array(side * side);
  const counts = new Float32Array(side * side);
  for (let at = 0; at < luma.length; at++) {
    const row = Math.floor((Math.floor(at / width) * side) / height);
    const cell = row * side + Math.floor(((at % width) * side) / width);
    sums[cell] = (sums[cell] ?? 0) + (luma[at] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return sums.map((sum, cell) => sum / Math.max(1, counts[cell] ?? 0));
}

function correlation(one: Float32Array, other: Float32Array): number {
  const [a, b] = [mean(one), mean(other)];
  const together = mean(one.map((value, cell) => (value - a) * ((other[cell] ?? 0) - b)));
  return together / (standardDeviation(one) * standardDeviation(other));
}

const quarterTurn = (cells: Float32Array) =>
  cells.map((_, at) => cells[(side - 1 - (at % side)) * side + Math.floor(at / side)] ?? 0);
