import { encode } from "uqr";
import { expect, test } from "vitest";
import { qrPath } from "./qr";

const texts = ["https://a.example/id/phone#AAAAAAAAAAAAAAAAAAAAAA", "x", "é".repeat(300), "a".repeat(700)];

test.each(texts)("qr: the path draws each dark square once, and no other", (text) => {
  const { size, path } = qrPath(text);
  const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)];
  expect(runs.map(([run]) => run).join("")).toBe(path);
  for (const [, x, y, length, back] of runs) {
    expect(length).toBe(back);
    const row = drawn[Number(y)] ?? [];
    for (let at = Number(x); at < Number(x) + Number(length); at++) row[at] = (row[at] ?? Number.NaN) + 1;
  }
  expect(drawn).toEqual(encode(text, { ecc: "L", border: 0 }).data.map((row) => row.map(Number)));
});
