import { expect, test } from "vitest";
import { newRecoveryCodes, recoveryHash } from "./recovery-codes";

test("newRecoveryCodes: ten, all different, without look-alikes", () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([a-km-np-z2-9]{5}-){2}[a-km-np-z2-9]{5}$/);
});

test("recoveryHash: however it is typed, of this person alone", () => {
  const hash = recoveryHash("ani", "abcde-fghjk-mnp23");
  for (const typed of ["ABCDE FGHJK MNP23", "abcdefghjkmnp23", " abcde-fghjk-mnp23 "])
    expect(recoveryHash("ani", typed)).toBe(hash);
  expect(recoveryHash("budi", "abcde-fghjk-mnp23")).not.toBe(hash);
  for (const other of ["abcde-fghjk-mnp24", "abcde-fghjk-mnq23"])
    expect(recoveryHash("ani", other)).not.toBe(hash);
});
