/** Byte offsets; `end` is exclusive. */
export type Piece = { start: number; end: number };

/** `instead`: the part to keep. */
export type Cut = Piece & { instead?: Uint8Array };

export type Layout = {
  /** Stored pixels; 0 × 0 if ambiguous. */
  width: number;
  height: number;
  /** Several if progressive. */
  scans: number;
  /** TIFF structure. */
  exif: Piece | undefined;
  metadata: readonly Cut[];
  pieces: readonly Piece[];
  /** Exclusive. */
  end: number;
};
