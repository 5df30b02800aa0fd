import { expect, test } from "vitest";
import { listSearch, readListQuery } from "./list-query";

const id = "00000000-0000-4000-8000-000000000001";
const nothing = {
  day: null,
  outcome: null,
  branch: null,
  before: null,
  since: null,
  reference: null,
  notice: null,
};
const key = { claimedAt: new Date("2026-11-24T03:04:05.678Z"), id };

test.each([
  { day: "2026-11-24", outcome: "unknown", branch: "JKT & 1" },
  { before: key },
  { since: key, outcome: "not_verified" },
  { reference: "ref_certel#1/ä" },
  { notice: "nik" },
  {},
] as const)("what is written into an address is read from it: %j", (query) => {
  const read = readListQuery(Object.fromEntries(new URLSearchParams(listSearch(query))));
  expect(read).toEqual({ ...nothing, ...query });
});

test.each([
  { day: "yesterday" },
  { day: ["2026-11-24", "2026-11-23"] },
  { outcome: "settled" },
  { outcome: "" },
  { branch: "x".repeat(101) },
  { branch: "JKT\0" },
  { reference: "\0" },
  { before: id },
  { before: `1e3-${id}` },
  { since: `${"9".repeat(15)}-${id}` },
  { notice: "<script>" },
  { unheard: "of" },
])("what is not understood is as if it were not there: %j", (params) => {
  expect(readListQuery(params)).toEqual(nothing);
});
