import { type PhotoField, type TextField, textFields } from "./constraints";

export type IssuanceRequest = Record<TextField, string> & Record<PhotoField, Uint8Array>;

export type Payload = { bytes: number; pieces: () => Iterable<Buffer | string> };

/** Divisible by 3: no base64 padding. */
const pieceBytes = 72_000;

/** Never a whole photo as one text: collecting such garbage costs most of a call. */
export function payloadOf({ identityImage, faceImage, ...rest }: IssuanceRequest): Payload {
  const texts = Object.fromEntries(textFields.map((field) => [field, rest[field]]));
  const opening = Buffer.from(`${JSON.stringify(texts).slice(0, -1)},"identityImage":"`);
  const between = '","faceImage":"';
  const closing = '"}';
  return {
    bytes:
      opening.length +
      base64Length(identityImage) +
      between.length +
      base64Length(faceImage) +
      closing.length,
    *pieces() {
      yield opening;
      yield* base64Pieces(identityImage);
      yield between;
      yield* base64Pieces(faceImage);
      yield closing;
    },
  };
}

const base64Length = ({ length }: Uint8Array) => Math.ceil(length / 3) * 4;

function* base64Pieces({ buffer, byteOffset, length }: Uint8Array): Generator<string> {
  const bytes = Buffer.from(buffer, byteOffset, length);
  for (let at = 0; at < length; at += pieceBytes) yield bytes.toString("base64", at, at + pieceBytes);
}
