import { expect, test } from "vitest";
import { type Oidc, personOf } from "./oidc";

const oidc: Oidc = {
  issuer: "https://id.example",
  clientId: "c",
  clientSecret: "s",
  roleClaim: "roles",
  branchClaim: "branch",
  roleValues: { staff: "staff", supervisor: "supervisor" },
};
const ani = { sub: "1", name: "Ani", roles: "staff", branch: "A" };

test.each([
  { what: "one role", claims: ani, person: { ok: true, name: "Ani", role: "staff", branch: "A" } },
  { what: "several", claims: { ...ani, roles: ["x", "staff"] }, person: { ok: true, role: "staff" } },
  {
    what: "both: the one that may do more",
    claims: { ...ani, roles: ["staff", "supervisor"] },
    person: { ok: true, role: "supervisor" },
  },
  { what: "no name", claims: { ...ani, name: "" }, person: { ok: true, name: "1" } },
  {
    what: "another name",
    claims: { ...ani, name: undefined, preferred_username: "ani.l" },
    person: { ok: true, name: "ani.l" },
  },
  { what: "no role", claims: { ...ani, roles: undefined }, person: { ok: false, why: "no_role" } },
  { what: "another role", claims: { ...ani, roles: ["Staff"] }, person: { ok: false, why: "no_role" } },
  { what: "a role that is no text", claims: { ...ani, roles: [{}] }, person: { ok: false, why: "no_role" } },
  { what: "no branch", claims: { ...ani, branch: undefined }, person: { ok: false, why: "no_branch" } },
  { what: "an odd branch", claims: { ...ani, branch: "=1+1" }, person: { ok: false, why: "no_branch" } },
  {
    what: "who signed in ten minutes ago",
    claims: { ...ani, auth_time: 1_000 },
    person: { ok: true, role: "staff" },
  },
  {
    what: "whom the provider remembers from before",
    claims: { ...ani, auth_time: 999 },
    person: { ok: false, why: "remembered" },
  },
])("$what", ({ claims, person }) => {
  expect(personOf(oidc, claims, 1_600_000)).toMatchObject(person);
});

test.each([
  ["access.roles", { access: { roles: ["staff"] } }],
  ["https://x.example/role", { "https://x.example/role": "staff" }],
])("a claim named %s is found", (roleClaim, claims) => {
  expect(personOf({ ...oidc, roleClaim }, { ...ani, roles: undefined, ...claims })).toMatchObject({
    ok: true,
  });
});

test.each(["constructor", "access.constructor.name", "__proto__"])(
  "a claim named %s is not made up",
  (roleClaim) => {
    expect(
      personOf(
        { ...oidc, roleClaim, roleValues: { ...oidc.roleValues, staff: "Object" } },
        { ...ani, access: {} },
      ).ok,
    ).toBe(false);
  },
);
