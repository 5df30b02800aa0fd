import { describe, expect, test } from "vitest";
import {
  type Actor,
  access,
  handsOver,
  may,
  maySee,
  mayServe,
  type Place,
  type Refusal,
  type Rule,
  refusalOf,
} from "./access";
import type { Permission } from "./roles";
import type { Staff } from "./staff";
import { inMadeUpRole } from "./testing/made-up-role";

const staff: Staff = { id: "1", name: "Ani", branch: "A", role: "staff", locked: false, owing: false };
const supervisor: Staff = { ...staff, id: "2", role: "supervisor" };
const ungranted = inMadeUpRole({});

type Row = { staff: Staff | null; refused: Record<Extract<Rule, string> | "a scope", Refusal | null> };
const signedOut: Row = {
  staff: null,
  refused: {
    visitor: null,
    applicant: null,
    list: "signed_out",
    cases: "signed_out",
    export: "signed_out",
    audit: "signed_out",
    account: "signed_out",
    unlock: "signed_out",
    proof: "signed_out",
    "a scope": "signed_out",
  },
};
const inCase: Row["refused"] = {
  visitor: null,
  applicant: null,
  cases: null,
  unlock: null,
  list: "locked",
  export: "locked",
  audit: "locked",
  account: "locked",
  proof: "locked",
  "a scope": "role",
};
const rows: Record<
  | Actor
  | "case, of a supervisor"
  | "staff who owe a second factor"
  | "case, of staff who owe one"
  | "a role without grants",
  Row
> = {
  visitor: signedOut,
  system: signedOut,
  applicant: signedOut,
  staff: {
    staff,
    refused: {
      visitor: null,
      applicant: null,
      list: null,
      cases: null,
      export: "role",
      audit: "role",
      account: null,
      unlock: null,
      proof: null,
      "a scope": "role",
    },
  },
  case: {
    staff: { ...staff, locked: true },
    refused: { ...inCase, export: "role", audit: "role" },
  },
  "case, of a supervisor": {
    staff: { ...supervisor, locked: true },
    refused: inCase,
  },
  supervisor: {
    staff: supervisor,
    refused: {
      visitor: null,
      applicant: null,
      list: null,
      cases: null,
      export: null,
      audit: null,
      account: null,
      unlock: null,
      proof: null,
      "a scope": "role",
    },
  },
  "staff who owe a second factor": {
    staff: { ...staff, owing: true },
    refused: {
      visitor: null,
      applicant: null,
      list: "second_factor",
      cases: "second_factor",
      export: "role",
      audit: "role",
      account: "second_factor",
      unlock: "second_factor",
      proof: null,
      "a scope": "role",
    },
  },
  "case, of staff who owe one": {
    staff: { ...staff, locked: true, owing: true },
    refused: { ...inCase, cases: "locked", export: "role", audit: "role" },
  },
  "a role without grants": {
    staff: ungranted,
    refused: {
      visitor: null,
      applicant: null,
      list: "role",
      cases: "role",
      export: "role",
      audit: "role",
      account: "role",
      unlock: "role",
      proof: "role",
      "a scope": "role",
    },
  },
};

describe.each(Object.entries(access))("%s, for %s", (place, rule) => {
  test.each(Object.entries(rows))("refusalOf: as its rule says for %s", (_, row) => {
    expect(refusalOf(place as Place, row.staff)).toBe(
      row.refused[typeof rule === "string" ? rule : "a scope"],
    );
  });
});

test.each([
  { who: staff, branch: "A", sees: true, serves: true },
  { who: staff, branch: "B", sees: false, serves: false },
  { who: staff, branch: "a", sees: false, serves: false },
  { who: staff, branch: null, sees: false, serves: false },
  { who: supervisor, branch: "A", sees: true, serves: true },
  { who: supervisor, branch: "B", sees: true, serves: false },
  { who: supervisor, branch: null, sees: true, serves: false },
  { who: ungranted, branch: "JKT", sees: false, serves: false },
  { who: ungranted, branch: null, sees: false, serves: false },
])("$who.role of $who.branch: sees $sees, serves $serves at $branch", ({ who, branch, sees, serves }) => {
  expect(maySee(who, branch)).toBe(sees);
  expect(mayServe(who, branch)).toBe(serves);
});

test("mayServe: nobody signed in serves nowhere", () => expect(mayServe(null, null)).toBe(false));

const permissions = Object.keys({
  list: true,
  cases: true,
  export: true,
  audit: true,
  account: true,
  unlock: true,
  proof: true,
} satisfies Record<Permission, true>) as Permission[];

test.each(permissions)("may: a role granted %s alone has no other", (granted) => {
  const only = inMadeUpRole({ [granted]: true });
  expect(permissions.filter((one) => may(only, one))).toEqual([granted]);
  expect(maySee(only, only.branch)).toBe(false);
});

test("may: a locked session keeps the case and its unlocking, of whichever role", () => {
  const locked = { ...inMadeUpRole(Object.fromEntries(permissions.map((one) => [one, true]))), locked: true };
  expect(permissions.filter((one) => may(locked, one))).toEqual(["cases", "unlock"]);
});

test("may: who owes a second factor may prove who they are, and nothing else", () => {
  const owing = { ...inMadeUpRole(Object.fromEntries(permissions.map((one) => [one, true]))), owing: true };
  expect(permissions.filter((one) => may(owing, one))).toEqual(["proof"]);
});

test("may: a lock gives nothing to who owes a second factor, but its end", () => {
  const all = inMadeUpRole(Object.fromEntries(permissions.map((one) => [one, true])));
  const both = { ...all, locked: true, owing: true };
  expect(permissions.filter((one) => may(both, one))).toEqual(["unlock"]);
  expect(mayServe(both, both.branch)).toBe(false);
});

test("handsOver: pages and actions of a case, no other place", () => {
  expect((Object.keys(access) as Place[]).filter(handsOver)).toEqual([
    "page /[locale]/branch/new",
    "page /[locale]/branch/apply",
    "action lookForSeenBefore",
  ]);
});
