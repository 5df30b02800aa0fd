/** What is not granted is refused. */
export type Grants = {
  branches?: "own" | "all";
  list?: true;
  cases?: true;
  export?: true;
  /** Of one's own branch. */
  audit?: true;
  /** Of one's own account. */
  account?: true;
  unlock?: true;
  /** Of who one is, and how: what a second factor that is due leaves open. */
  proof?: true;
};

/** See `access.ts`. */
export type Permission = Exclude<keyof Grants, "branches">;

const table = {
  staff: { branches: "own", list: true, cases: true, account: true, unlock: true, proof: true },
  supervisor: {
    branches: "all",
    list: true,
    cases: true,
    export: true,
    audit: true,
    account: true,
    unlock: true,
    proof: true,
  },
} as const satisfies Record<string, Grants>;

export type Role = keyof typeof table;

/** What is left of any role while its tablet is in a customer's hands. */
export const caseGrants: Omit<Grants, "branches"> = { cases: true, unlock: true };

/** What is left of any role that must set a second factor up, and has none. */
export const owingGrants: Omit<Grants, "branches"> = { proof: true };

/** Of both at once: a customer may hold the tablet. */
export const owingCaseGrants: Omit<Grants, "branches"> = { unlock: true };

/** Ascending: the last of several roles counts. */
export const roles: Record<Role, Grants> = table;
export const roleNames = Object.keys(table) as [Role, ...Role[]];

export const asRole = (name: unknown): Role | null => roleNames.find((role) => role === name) ?? null;
