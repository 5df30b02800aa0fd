/** `end` is the first byte after it. */
export type Piece = { start: number; end: number };

/** Bytes that draw nothing, and what takes their place. */
export type Cut = Piece & { instead?: Uint8Array };

export type Layout = {
  /** 0 × 0 where the file says nothing or twice. */
  width: number;
  height: number;
  /** Several where a JPEG is progressive. */
  scans: number;
  exif: Piece | undefined;
  metadata: readonly Cut[];
  pieces: readonly Piece[];
  /** What follows is no part of the picture. */
  end: number;
};
