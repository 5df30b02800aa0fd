export type Size = { width: number; height: number };

const unreadable: Size = { width: 0, height: 0 };

export const latin1 = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** 0 × 0 if truncated. */
export function webpSize(bytes: Uint8Array): Size {
  const isWhole = bytes.length >= 30 && viewOf(bytes).getUint32(4, true) + 8 <= bytes.length;
  return isWhole ? webpHeaderSize(bytes) : unreadable;
}

export function webpHeaderSize(bytes: Uint8Array): Size {
  if (bytes.length < 30) return unreadable;
  const view = viewOf(bytes);
  const variant = latin1(bytes, 12, 16);
  if (variant === "VP8 ")
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (variant === "VP8L") {
    const packed = view.getUint32(21, true);
    return { width: (packed & 0x3fff) + 1, height: ((packed >> 14) & 0x3fff) + 1 };
  }
  if (variant === "VP8X")
    return { width: (view.getUint32(24, true) & 0xffffff) + 1, height: (view.getUint32(26, true) >>> 8) + 1 };
  return unreadable;
}

export function gifSize(bytes: Uint8Array): Size {
  if (bytes.length < 10) return unreadable;
  const view = viewOf(bytes);
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** HEVC brands; AVIF is not supported. */
const heicBrands = ["heic", "heix", "hevc", "hevx", "heim", "heis"];

export function startsAsHeic(bytes: Uint8Array): boolean {
  if (latin1(bytes, 4, 8) !== "ftyp") return false;
  const boxEnd = Math.min(viewOf(bytes).getUint32(0), 128);
  const brands = [...latin1(bytes, 8, boxEnd).matchAll(/.{4}/gs)];
  return brands.some(([brand]) => heicBrands.includes(brand));
}

const ispe = 0x69_73_70_65;
const heicHeaderBytes = 64 * 1024;

/** The largest: tiles and the thumbnail have their own. */
export function heicSize(bytes: Uint8Array): Size {
  const view = viewOf(bytes);
  const end = Math.min(bytes.length - 16, heicHeaderBytes);
  let largest = unreadable;
  for (let at = 0; at <= end; at++) {
    if (view.getUint32(at) !== ispe) continue;
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}

const svgHeaderBytes = 16 * 1024;

export function startsAsSvg(bytes: Uint8Array): boolean {
  return svgTag(bytes) !== null;
}

/** CSS pixels; 0 × 0 if not stated. */
export function svgSize(bytes: Uint8Array): Size {
  const tag = svgTag(bytes) ?? "";
  const attribute = (name: string) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? "";
  const pixels = (text: string) => (/^\s*(\d*\.)?\d+(px)?\s*$/.test(text) ? Number.parseFloat(text) : 0);
  const [, , boxWidth = 0, boxHeight = 0] = attribute("viewBox")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const width = pixels(attribute("width")) || boxWidth;
  const height = pixels(attribute("height")) || boxHeight;
  return width > 0 && height > 0 ? { width: Math.round(width), height: Math.round(height) } : unreadable;
}

/** Illustrator declares namespaces inside. */
export const doctype =
  /<!DOCTYPE\s+(?:[\w.-]+:)?svg\b[^>[]*(\[(?:"[^"]*"|'[^']*'|<!--[\s\S]*?-->|(?!<!--)[^\]"'])*\]\s*)?>/;
const prologue = new RegExp(String.raw`^\s*(?:<\?[\s\S]*?\?>|<!--[\s\S]*?-->|${doctype.source})`);

function svgTag(bytes: Uint8Array): string | null {
  let text = xmlText(bytes.subarray(0, svgHeaderBytes));
  for (let before = prologue.exec(text); before; before = prologue.exec(text))
    text = text.slice(before[0].length);
  const [, tag = null] = /^\s*(<([\w.-]+:)?svg(?=[\s>/])[^>]*>?)/.exec(text) ?? [];
  return tag;
}

export function xmlText(bytes: Uint8Array): string {
  const [, declared] = /^<\?xml[^>]*\sencoding=["']([\w-]+)/.exec(latin1(bytes, 0, 100)) ?? [];
  const marks: Record<string, string> = { "\xfe\xff": "utf-16be", "\xff\xfe": "utf-16le" };
  const label = marks[latin1(bytes, 0, 2)] ?? declared ?? "utf-8";
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes); // unknown encoding
  }
}
