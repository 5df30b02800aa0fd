import { createHmac } from "node:crypto";
import { nikLength, type WireField, wireFields } from "../kredibel/constraints";
import type { FieldHashes } from "./schema";

/** One key each, so hashes of two purposes never compare. */
export type Purpose =
  | "token"
  | "nik"
  | "address"
  | "account"
  | "device"
  | "handoff_code"
  | "handoff_cookie"
  | "idempotency"
  | "session_body"
  | `field:${WireField}`;

type Hash<Result> = (purpose: Purpose, value: string | Uint8Array) => Result;

/** `all`: under each readable secret, the current one first. */
export type KeyedHash = Hash<string> & { all: Hash<string[]> };

export type Fingerprint = {
  fieldHashes: FieldHashes;
  formerFieldHashes: FieldHashes[];
  nikHash: string;
  nikHashes: string[];
  maskedNik: string;
};

/** As sent: photos as bytes. */
export type Answers = Record<WireField, string | Uint8Array> & { identityId: string };

/** HMAC-SHA-256, one derived key a purpose. */
export function createKeyedHash(current: string, former: () => string | null = () => null): KeyedHash {
  const hashes = new Map<string, Hash<string>>();
  const hashUnder = (secret: string) => {
    const hash = hashes.get(secret) ?? hashWith(secret);
    hashes.set(secret, hash);
    return hash;
  };
  const all: Hash<string[]> = (purpose, value) =>
    [current, former()].flatMap((secret) => (secret === null ? [] : hashUnder(secret)(purpose, value)));
  return Object.assign<Hash<string>, { all: typeof all }>(hashUnder(current), { all });
}

function hashWith(secret: string): Hash<string> {
  const keys = new Map<Purpose, Buffer>();
  const keyOf = (purpose: Purpose) => {
    const key = keys.get(purpose) ?? createHmac("sha256", secret).update(`ledger/1/${purpose}`).digest();
    keys.set(purpose, key);
    return key;
  };
  return (purpose, value) => createHmac("sha256", keyOf(purpose)).update(value).digest("base64url");
}

/** Field hashes are bound to the application, against comparison; the NIK's is not: it guards across applications. */
export function fingerprintOf(hash: KeyedHash, applicationId: string, answers: Answers): Fingerprint {
  const hashed = wireFields.map((field) => {
    const bound = createHmac("sha256", applicationId).update(answers[field]).digest();
    return [field, hash.all(`field:${field}`, bound)] as const;
  });
  const under = (nth: number) =>
    Object.fromEntries(hashed.map(([field, all]) => [field, all[nth]])) as FieldHashes;
  const nikHashes = hash.all("nik", answers.identityId);
  const [fieldHashes = under(0), ...formerFieldHashes] = nikHashes.map((_, nth) => under(nth));
  return {
    fieldHashes,
    formerFieldHashes,
    nikHash: hash("nik", answers.identityId),
    nikHashes,
    maskedNik: maskNik(answers.identityId),
  };
}

/** `3171********0001`. */
export function maskNik(nik: string): string {
  return nik.slice(0, 4) + "*".repeat(nikLength - 8) + nik.slice(-4);
}

export function changedFields(
  before: FieldHashes,
  { fieldHashes, formerFieldHashes }: Pick<Fingerprint, "fieldHashes" | "formerFieldHashes">,
): WireField[] {
  const after = [fieldHashes, ...formerFieldHashes];
  return wireFields.filter((field) => after.every((hashes) => hashes[field] !== before[field]));
}
