import type { PhotoFacts } from "../facts";
import { latin1, startsAsHeic, startsAsSvg } from "./image-header";
import { startsAsJpeg } from "./jpeg";
import { startsAsPng } from "./png";

type Type = PhotoFacts["type"];

const starts: Record<Exclude<Type, "unknown">, (bytes: Uint8Array) => boolean> = {
  "image/jpeg": startsAsJpeg,
  "image/png": startsAsPng,
  "image/webp": (bytes) => latin1(bytes, 0, 4) === "RIFF" && latin1(bytes, 8, 12) === "WEBP",
  "image/gif": (bytes) => latin1(bytes, 0, 4) === "GIF8",
  "image/heic": startsAsHeic,
  "image/svg+xml": startsAsSvg,
};
const types = Object.keys(starts) as (keyof typeof starts)[];

export const typeOf = (bytes: Uint8Array): Type => types.find((type) => starts[type](bytes)) ?? "unknown";
