import type { Role } from "../roles";

export const requirements = ["supervisor", "all"] as const;
export type Requirement = (typeof requirements)[number];

const required: Record<Requirement, readonly Role[]> = {
  supervisor: ["supervisor"],
  all: ["staff", "supervisor"],
};

type Person = {
  role: Role;
  username: string | null | undefined;
  twoFactorEnabled: boolean | null | undefined;
};

/** Of who signs in with a password here; the identity provider has its own. */
export const owesSecondFactor = (
  { role, username, twoFactorEnabled }: Person,
  requirement: Requirement | undefined,
): boolean =>
  requirement !== undefined && Boolean(username) && !twoFactorEnabled && required[requirement].includes(role);
