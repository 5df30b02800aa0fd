import { expect, test } from "vitest";
import { listSearch } from "./list-query";
import { asNextPage, confirmSearch } from "./next-page";
import { everyBranch } from "./scope";

const receipt = "/attempts/00000000-0000-4000-8000-000000000001";

test.each([
  "",
  "/pin",
  "/two-step",
  receipt,
  listSearch({ day: "2026-11-24" as never, branch: "JKT & 1", outcome: "unknown" }),
  listSearch({ branch: everyBranch, reference: "ref_certel#1/ä" }),
])("next page: %j is kept, through an address too", (next) => {
  expect(asNextPage(next)).toBe(next);
  expect(asNextPage(new URLSearchParams(confirmSearch(next, "wrong")).get("next"))).toBe(next);
});

test.each([
  "//evil.test",
  ".evil.test",
  "@evil.test",
  "/../../evil",
  "/unlock",
  "/pin/../..",
  `${receipt}0`,
  "?a=b#c",
  "?a=b\n",
  "https://evil.test",
  undefined,
  ["/pin"],
])("next page: %j is the list", (next) => {
  expect(asNextPage(next)).toBe("");
});
