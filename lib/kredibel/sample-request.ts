import { encode } from "jpeg-js";
import type { IssuanceRequest } from "./client";

/** For tests: a JPEG of noise, so that its bytes grow with its pixels. The same arguments give the same bytes. */
export function noiseJpeg(width: number, height: number, quality = 60): Uint8Array {
  const data = Buffer.alloc(width * height * 4);
  let seed = 1;
  for (let i = 0; i < data.length; i++) {
    seed = (seed * 48_271) % 0x7fffffff;
    data[i] = seed & 0xff;
  }
  return new Uint8Array(encode({ data, width, height }, quality).data);
}

const photo = noiseJpeg(640, 640);

/** For tests: a request that every documented rule accepts. The NIK is of no province. */
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
