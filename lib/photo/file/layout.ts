/** A segment of a JPEG or a chunk of a PNG, in offsets; `end` is the first byte after it. */
export type Piece = { start: number; end: number };

/** Bytes that draw nothing, and what takes their place where a part of them does. */
export type Cut = Piece & { instead?: Uint8Array };

/** What one walk through a whole JPEG or PNG finds. */
export type Layout = {
  /** Stored pixels; 0 × 0 where the file says nothing or twice. */
  width: number;
  height: number;
  /** Times that a decoder goes through the picture: several where a JPEG is progressive. */
  scans: number;
  /** The TIFF structure of its EXIF. */
  exif: Piece | undefined;
  metadata: readonly Cut[];
  pieces: readonly Piece[];
  /** The first byte after the picture: what follows is no part of it. */
  end: number;
};
