import { expect, test } from "vitest";
import type { Staff } from "../staff/staff";
import { inMadeUpRole } from "../staff/testing/made-up-role";
import { asksForAnother, everyBranch, goesBeyond, mayChooseBranch, maySeeAttempt, scopeOf } from "./scope";

const rani: Staff = { id: "1", name: "Rani", branch: "JKT", role: "staff", locked: false, owing: false };
const budi: Staff = { ...rani, role: "supervisor" };
const own = { channel: "branch", branch: "JKT" } as const;
const other = { channel: "branch", branch: "BDG" } as const;

test.each([
  { who: rani, asked: null, scope: own },
  { who: rani, asked: "BDG", scope: own },
  { who: rani, asked: everyBranch, scope: own },
  { who: budi, asked: null, scope: own },
  { who: budi, asked: everyBranch, scope: { channel: "branch" } },
  { who: budi, asked: "BDG", scope: other },
  { who: inMadeUpRole({ list: true, export: true }), asked: null, scope: null },
  { who: inMadeUpRole({ list: true, export: true }), asked: "JKT", scope: null },
])("scopeOf: $who.role asking for $asked", ({ who, asked, scope }) => {
  expect(scopeOf(who, asked)).toEqual(scope);
});

test.each([
  { who: rani, sees: [own], another: ["BDG"], chooses: false },
  { who: budi, sees: [own, other], another: [], chooses: true },
  { who: inMadeUpRole({}), sees: [], another: ["JKT", "BDG"], chooses: false },
])("scope: $who.role sees what its role grants", ({ who, sees, another, chooses }) => {
  const all = [own, other, { channel: "self", branch: null }, { channel: "self", branch: "JKT" }] as const;
  expect(all.filter((one) => maySeeAttempt(who, one))).toEqual(sees);
  expect(["JKT", "BDG"].filter((branch) => asksForAnother(who, branch))).toEqual(another);
  expect(mayChooseBranch(who)).toBe(chooses);
});

test.each([
  { scope: own, beyond: false },
  { scope: other, beyond: true },
  { scope: { channel: "branch" } as const, beyond: true },
  { scope: null, beyond: false },
])("goesBeyond: $beyond for $scope", ({ scope, beyond }) => {
  expect(goesBeyond(budi, scope)).toBe(beyond);
});
