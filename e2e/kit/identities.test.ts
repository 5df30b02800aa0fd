import { execFileSync } from "node:child_process";
import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { provinceOf } from "../../lib/fields/nik";
import { sandboxAnswers } from "../../lib/kredibel/constraints";
import { someApplicant } from "../support/applicants";

const root = join(import.meta.dirname, "../..");

/** It has to name the exceptions. */
const thisFile = "e2e/kit/identities.test.ts";

/** The advice about NIKs can only be tested with some that look right; these were made up for it, and stay there. */
const allowed: Record<string, string[]> = {
  "lib/onboarding/advice.test.ts": ["3171011708900001", "3171011808900001", "3171011708100001"],
  "lib/fields/nik.test.ts": ["3171011708900001", "3171015708900001", "9171015001900003", "9601017112050001"],
};

test("no file of the repository holds a NIK that somebody might have", () => {
  const files = trackedFiles().filter((file) => file !== thisFile);
  expect(files.length).toBeGreaterThan(500);
  const found = files.flatMap((file) =>
    believableNiks(readFileSync(join(root, file), "utf8"))
      .filter((nik) => !allowed[file]?.includes(nik))
      .map((nik) => `${file}: ${nik}`),
  );
  expect(found).toEqual([]);
});

test("each exception is still needed", () => {
  for (const [file, niks] of Object.entries(allowed))
    expect(believableNiks(readFileSync(join(root, file), "utf8"))).toEqual(expect.arrayContaining(niks));
});

test("what the search finds, and what nobody can have", () => {
  // In pieces: whole, they would be exceptions too.
  const [area, birth, serial] = ["317101", "170890", "0001"];
  const woman = birth.replace("17", "57");
  for (const day of [birth, woman]) {
    const nik = area + day + serial;
    for (const text of [nik, `"${nik}"`, nik.replace(/.{4}(?=.)/g, "$& "), nik.replace(/.{4}(?=.)/g, "$&-")])
      expect(believableNiks(`NIK: ${text}.`)).toEqual([nik]);
  }
  const unborn = birth.replace("17", "32");
  const nobody = [`99${area.slice(2)}${birth}${serial}`, area + unborn + serial, `${area}171390${serial}`];
  expect(believableNiks([...nobody, `${area}${birth}0000`, `${area}${birth}${serial}9`].join("\n"))).toEqual(
    [],
  );
  expect(believableNiks(Object.keys(sandboxAnswers).join("\n"))).toEqual([]);
  for (let n = 0; n < 100; n++) expect(believableNiks(someApplicant().identityId)).toEqual([]);
});

function trackedFiles(): string[] {
  const listed = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" });
  return listed.split("\0").filter((file) => file && lstatSync(join(root, file)).isFile());
}

/** NIKs of a province that exists, with a day and a month in them, and a serial number that is given out. */
function believableNiks(text: string): string[] {
  const written = text.matchAll(/(?<!\w)\d{4}([ .-]?)\d{4}\1\d{4}\1\d{4}(?!\w)/g);
  return [...written].map(([nik]) => nik.replace(/\D/g, "")).filter(isBelievable);
}

function isBelievable(nik: string): boolean {
  const [day, month] = [Number(nik.slice(6, 8)) % 40, Number(nik.slice(8, 10))];
  return (
    provinceOf(nik) !== null && day >= 1 && day <= 31 && month >= 1 && month <= 12 && !nik.endsWith("0000")
  );
}
