import { expect, test } from "vitest";
import { type WireField, wireFields } from "../kredibel/constraints";
import {
  type Answers,
  changedFields,
  createKeyedHash,
  fingerprintOf,
  maskNik,
  type Purpose,
} from "./fingerprint";

const secret = "a secret of the unit tests only, long enough";
const hash = createKeyedHash(secret);
const answers: Answers = {
  identityId: "9971011708900001",
  fullName: "BUDI CONTOH",
  birthDate: "1990-08-17",
  emailAddress: "budi@example.com",
  phoneNumber: "6281200000000",
  identityImage: new Uint8Array([1, 2, 3]),
  faceImage: new Uint8Array([4, 5, 6]),
};
const other: Record<WireField, string | Uint8Array> = {
  identityId: "9971011708900002",
  fullName: "BUDI  CONTOH",
  birthDate: "1990-08-18",
  emailAddress: "budi@example.org",
  phoneNumber: "6281200000001",
  identityImage: new Uint8Array([1, 2, 4]),
  faceImage: new Uint8Array([4, 5]),
};

test("hash: 32 bytes of base64url, one for each value, purpose and secret", () => {
  const purposes: Purpose[] = [
    "token",
    "nik",
    "address",
    ...wireFields.map((field) => `field:${field}` as const),
  ];
  const hashes = purposes.map((purpose) => hash(purpose, "9971011708900001"));
  expect(new Set(hashes).size).toBe(purposes.length);
  for (const made of hashes) expect(Buffer.from(made, "base64url")).toHaveLength(32);
  expect(hash("nik", "9971011708900001")).toBe(createKeyedHash(secret)("nik", "9971011708900001"));
  expect(hash("nik", "9971011708900001")).not.toBe(createKeyedHash(`${secret}!`)("nik", "9971011708900001"));
});

test("each field that changes is found, and no other", () => {
  const before = fingerprintOf(hash, "one", answers).fieldHashes;
  expect(changedFields(before, fingerprintOf(hash, "one", { ...answers }))).toEqual([]);
  for (const field of wireFields) {
    const changed = fingerprintOf(hash, "one", { ...answers, [field]: other[field] });
    expect(changedFields(before, changed)).toEqual([field]);
  }
});

test("equal answers of two applications look alike by their NIK alone", () => {
  const [one, two] = [fingerprintOf(hash, "one", answers), fingerprintOf(hash, "two", answers)];
  expect(changedFields(one.fieldHashes, two)).toEqual([...wireFields]);
  expect(one.nikHash).toBe(two.nikHash);
  expect(one.nikHash).toBe(hash("nik", answers.identityId));
});

test("of the answers nothing but eight digits can be read", () => {
  const { maskedNik, ...rest } = fingerprintOf(hash, "one", answers);
  expect(maskedNik).toBe("9971********0001");
  expect(maskNik(answers.identityId)).toBe(maskedNik);
  for (const text of Object.values(answers).filter((value) => typeof value === "string"))
    expect(JSON.stringify(rest)).not.toContain(text);
});

test("rotated secret: an answer of the former one is compared with it", () => {
  const rotated = createKeyedHash("the next secret of the unit tests, long enough", () => secret);
  const before = fingerprintOf(hash, "one", answers);
  const after = fingerprintOf(rotated, "one", answers);
  expect(after.nikHash).not.toBe(before.nikHash);
  expect(after.nikHashes).toEqual([after.nikHash, before.nikHash]);
  expect(changedFields(before.fieldHashes, after)).toEqual([]);
  for (const field of wireFields)
    expect(
      changedFields(before.fieldHashes, fingerprintOf(rotated, "one", { ...answers, [field]: other[field] })),
    ).toEqual([field]);
});
