import { describe, expect, test } from "vitest";
import { access, maySee, type Place, refusalOf } from "./access";
import type { Staff } from "./staff";

const staff: Staff = { id: "1", name: "Ani", branch: "A", role: "staff" };
const supervisor: Staff = { ...staff, id: "2", role: "supervisor" };

describe.each(Object.entries(access))("%s, for %s", (place, rule) => {
  test.each([
    {
      who: "signed out",
      visitor: null,
      refused: { anybody: null, staff: "signed_out", supervisor: "signed_out" },
    },
    { who: "staff", visitor: staff, refused: { anybody: null, staff: null, supervisor: "role" } },
    { who: "a supervisor", visitor: supervisor, refused: { anybody: null, staff: null, supervisor: null } },
  ])("$who", ({ visitor, refused }) => {
    expect(refusalOf(place as Place, visitor)).toBe(refused[rule]);
  });
});

test.each([
  { who: staff, branch: "A", may: true },
  { who: staff, branch: "B", may: false },
  { who: staff, branch: "a", may: false },
  { who: staff, branch: null, may: false },
  { who: supervisor, branch: "B", may: true },
  { who: supervisor, branch: null, may: true },
])("$who.role of $who.branch and something of $branch: $may", ({ who, branch, may }) => {
  expect(maySee(who, branch)).toBe(may);
});
