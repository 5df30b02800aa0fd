import { expect, test } from "vitest";
import { owesSecondFactor } from "./requirement";

const ani = { role: "staff", username: "ani", twoFactorEnabled: false } as const;
const budi = { ...ani, role: "supervisor" } as const;

test.each([
  [undefined, false, false],
  ["supervisor", false, true],
  ["all", true, true],
] as const)(
  "owesSecondFactor: where %s must, staff %s, a supervisor %s",
  (requirement, staff, supervisor) => {
    expect(owesSecondFactor(ani, requirement)).toBe(staff);
    expect(owesSecondFactor(budi, requirement)).toBe(supervisor);
  },
);

test("owesSecondFactor: not who has one, nor who comes by the identity provider", () => {
  expect(owesSecondFactor({ ...budi, twoFactorEnabled: true }, "all")).toBe(false);
  expect(owesSecondFactor({ ...budi, username: null }, "all")).toBe(false);
});
