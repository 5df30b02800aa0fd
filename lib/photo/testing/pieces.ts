import { readPhoto } from "../file/inspect";
import { withoutMetadata } from "../file/strip";

/** Latin-1. */
export const letters = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

const uint16 = (value: number) => [value >> 8, value & 255];

/** Parts of JPEGs. Nothing decodes them: only how they are laid out counts. */
export const segment = (marker: number, payload: number[] = []) => [
  0xff,
  marker,
  ...uint16(payload.length + 2),
  ...payload,
];
/** 0x246 × 0x132 pixels. */
export const frame = (marker = 0xc0) => segment(marker, [8, 0x01, 0x32, 0x02, 0x46, 1, 1, 0x11, 0]);
export const scan = (...data: number[]) => [...segment(0xda, [1, 1, 0, 0, 63, 0]), ...data];
export const jpeg = (...pieces: number[][]) =>
  Uint8Array.from([[0xff, 0xd8], ...pieces, [0xff, 0xd9]].flat());
export const jfif = (...behind: number[]) =>
  segment(0xe0, [...letters("JFIF\0"), 1, 1, 0, 0, 1, 0, 1, 0, 0, ...behind]);
export const adobe = (transform = 1, ...behind: number[]) =>
  segment(0xee, [...letters("Adobe"), 0, 100, 0, 0, 0, 0, transform, ...behind]);

export const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Parts of PNGs, without their checksums. */
export const chunk = (name: string, data: number[] = []) => [
  ...[0, 0, ...uint16(data.length)],
  ...letters(name),
  ...data,
  ...[0, 0, 0, 0],
];
/** 0x246 × 0x132 pixels. */
export const header = chunk("IHDR", [0, 0, 2, 0x46, 0, 0, 1, 0x32, 8, 2, 0, 0, 0]);
export const png = (...pieces: number[][]) => Uint8Array.from([pngSignature, ...pieces].flat());

/** TIFF as in EXIF: one directory at `offset`, its entries of twelve bytes each. */
export function tiff({
  little = false,
  offset = 8,
  entries = [[0x0112, 6]],
  count = entries.length,
}: {
  little?: boolean;
  offset?: number;
  entries?: number[][];
  count?: number;
} = {}): number[] {
  const view = new DataView(new ArrayBuffer(Math.max(14, offset + 2 + entries.length * 12)));
  view.setUint16(0, little ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, little);
  view.setUint32(4, offset, little);
  view.setUint16(offset, count, little);
  for (const [i, [tag = 0, value = 0]] of entries.entries()) {
    view.setUint16(offset + 2 + i * 12, tag, little);
    view.setUint16(offset + 4 + i * 12, 3, little);
    view.setUint32(offset + 6 + i * 12, 1, little);
    view.setUint16(offset + 10 + i * 12, value, little);
  }
  return [...new Uint8Array(view.buffer)];
}

/** What the server would send on of a file. */
export function stripped(bytes: Uint8Array): Uint8Array {
  return withoutMetadata(bytes, readPhoto(bytes).layout?.metadata ?? []);
}

/** Bytes that count how often one of them is read, a part of them is taken, and the next of a kind is looked for. */
export function watched(bytes: Uint8Array) {
  let [reads, views, hops] = [0, 0, 0];
  const proxy = new Proxy(bytes, {
    get(target, key) {
      if (typeof key === "string" && /^\d+$/.test(key)) reads++;
      if (key === "subarray") views++;
      if (key === "indexOf") hops++;
      const value = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return { bytes: proxy, reads: () => reads, views: () => views, hops: () => hops };
}
