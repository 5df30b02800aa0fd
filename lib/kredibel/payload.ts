import type { PhotoField, TextField } from "./constraints";
import type { WireRequest } from "./wire";

/** What a certificate is issued for: five texts in Kredibel's own formats, two photos as file bytes. */
export type IssuanceRequest = Record<TextField, string> & Record<PhotoField, Uint8Array>;

/** A request's body in pieces that follow each other, and how many bytes they are together. */
export type Payload = { bytes: number; pieces: () => Iterable<Buffer | string> };

/** Bytes of a photo in one piece: a multiple of three, so that a piece's base64 ends without padding. */
const pieceBytes = 72_000;

/**
 * The bytes that `JSON.stringify` would make, without ever holding a whole photo as one text: such texts outlive the
 * young generation, and collecting them costs more than the rest of a submission. Base64 needs no escaping. Each key is
 * named, so that nothing else the caller holds reaches the wire.
 */
export function payloadOf({ identityImage, faceImage, ...rest }: IssuanceRequest): Payload {
  const texts: Omit<WireRequest, PhotoField> = {
    identityId: rest.identityId,
    fullName: rest.fullName,
    birthDate: rest.birthDate,
    emailAddress: rest.emailAddress,
    phoneNumber: rest.phoneNumber,
  };
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
