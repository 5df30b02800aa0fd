import { type PhotoLimits, type PhotoProblem, type PhotoResult, photoProblem } from "../check";
import type { PhotoFacts } from "../facts";
import { jpegMetadata, jpegSegments, jpegSize } from "../file/jpeg";
import { withoutMetadata } from "../file/strip";
import { patience, within } from "../within";
import { weightLine } from "./encode-choices";

export type EncodedPhoto = { blob: Blob; facts: PhotoFacts };

export type EncodeRequest = {
  width: number;
  height: number;
  limits: PhotoLimits;
  /** Quality 0–1. */
  encode: (width: number, height: number, quality: number) => Promise<Blob>;
  /** Bytes per pixel at quality 1. */
  weigh?: (width: number, height: number) => Promise<number>;
};

/** Bytes: legible, yet light. */
const aim = { min: 150_000, target: 400_000, max: 600_000 };

/** Factor over `minBytes`. */
const overFloor = 1.2;

const mostEncodes = 8;

/** Lowers quality, then size; enlarges only to reach `minBytes`; never pads. */
export async function encodeInWindow(request: EncodeRequest): Promise<PhotoResult<{ photo: EncodedPhoto }>> {
  const { width, height, limits, encode, weigh } = request;
  const { minWidth, minHeight, minBytes, maxBytes } = limits;
  if (width < minWidth || height < minHeight)
    return { ok: false, problem: { code: "photo_pixels", width, height, minWidth, minHeight } };

  const wanted = {
    min: clamp(aim.min, minBytes, maxBytes),
    target: clamp(aim.target, minBytes, maxBytes),
    max: clamp(aim.max, minBytes, maxBytes),
  };
  const line = weightLine(width, height, limits);
  const open = { low: 0, high: Number.POSITIVE_INFINITY };
  let heaviest = line.unenlarged;
  const own = line.at(line.unenlarged);
  let weight = line.guess(wanted, await weigh?.(own.width, own.height));
  let best: EncodedPhoto | undefined;
  let problem: PhotoProblem | undefined;

  for (let encodes = 0; encodes < mostEncodes; encodes++) {
    const choice = line.at(weight);
    const encoded = await encode(choice.width, choice.height, choice.quality);
    const photo = await stripped(encoded);
    if (!photo) return { ok: false, problem: { code: "photo_encoding" } };
    const { facts } = photo;
    const { bytes } = facts;
    const found = photoProblem(facts, limits);
    if (found) problem = found;
    else if (!best || distance(bytes, wanted) < distance(best.facts.bytes, wanted)) best = photo;
    if (best && (distance(best.facts.bytes, wanted) === 0 || heaviest > line.unenlarged)) break;

    if (bytes < wanted.min) open.low = Math.max(open.low, weight);
    else open.high = Math.min(open.high, weight);
    if (weight === line.unenlarged && bytes < minBytes) heaviest = line.heaviest;
    const goal = heaviest > line.unenlarged ? minBytes * overFloor : wanted.target;
    const next = nextWeight((weight * goal) / bytes, open, line.lightest, heaviest);
    if (next === null) break;
    weight = next;
  }
  if (best) return { ok: true, photo: best };
  return { ok: false, problem: problem ?? { code: "photo_encoding" } };
}

/** The server would strip Chromium's colour profile, perhaps below `minBytes`. */
async function stripped(encoded: Blob): Promise<EncodedPhoto | null> {
  const bytes = new Uint8Array(await within(patience, encoded.arrayBuffer()));
  const segments = jpegSegments(bytes);
  if (!segments) return null;
  const type = "image/jpeg";
  const kept = withoutMetadata(bytes, jpegMetadata(bytes, segments)) as Uint8Array<ArrayBuffer>;
  return {
    blob: new Blob([kept], { type }),
    facts: { type, ...jpegSize(bytes, segments), bytes: kept.length },
  };
}

/** Extrapolates until bracketed, then bisects. */
function nextWeight(
  pointedTo: number,
  open: { low: number; high: number },
  lightest: number,
  heaviest: number,
): number | null {
  const bracketed = open.low > 0 && open.high < Number.POSITIVE_INFINITY;
  const next = bracketed ? Math.sqrt(open.low * open.high) : clamp(pointedTo, lightest, heaviest);
  return next > open.low * 1.005 && next < open.high / 1.005 ? next : null;
}

/** Log of the factor outside; 0 inside. */
function distance(bytes: number, wanted: { min: number; max: number }): number {
  if (bytes < wanted.min) return Math.log(wanted.min / bytes);
  return bytes > wanted.max ? Math.log(bytes / wanted.max) : 0;
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(highest, Math.max(lowest, value));
}
