import { encode } from "jpeg-js";
import type { IssuanceRequest } from "../payload";

/** The same bytes each time. */
export function noiseJpeg(width: number, height: number, quality = 60): Uint8Array {
  const data = Buffer.alloc(width * height * 4);
  let seed = 1;
  for (let i = 0; i < data.length; i++) {
    seed = (seed * 48_271) % 0x7fffffff;
    data[i] = seed & 0xff;
  }
  return new Uint8Array(encode({ data, width, height }, quality).data);
}

/** A grey JPEG of exactly this many bytes. */
export function paddedJpeg(width: number, height: number, bytes: number): Uint8Array {
  const plain = encode({ data: Buffer.alloc(width * height * 4, 128), width, height }, 50).data;
  const comments: Buffer[] = [];
  for (let missing = bytes - plain.length; missing > 0; ) {
    // The next comment takes at least 4.
    const size = missing <= 65_000 ? missing : Math.min(65_000, missing - 4);
    const comment = Buffer.alloc(size, 32);
    comment.writeUInt16BE(0xfffe, 0);
    comment.writeUInt16BE(size - 2, 2);
    comments.push(comment);
    missing -= size;
  }
  return new Uint8Array(Buffer.concat([plain.subarray(0, 2), ...comments, plain.subarray(2)]));
}

const photo = noiseJpeg(640, 640);

/** The NIK is of no province. */
export function sampleRequest(changes: Partial<IssuanceRequest> = {}): IssuanceRequest {
  return {
    identityId: "9912345678901234",
    fullName: "BUDI SANTOSO",
    birthDate: "1990-02-28",
    emailAddress: "budi@example.com",
    phoneNumber: "6281200000000",
    identityImage: photo,
    faceImage: photo,
    ...changes,
  };
}
