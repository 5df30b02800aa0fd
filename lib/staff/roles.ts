/** What a role can be granted. What is not granted is refused. */
export type Grants = {
  /** Attempts of the person's own branch, or of every branch. */
  branches?: "own" | "all";
  /** The list of attempts, search and receipts. */
  list?: true;
  /** Cases with a customer, and their submissions. */
  cases?: true;
  /** The list as a file. */
  export?: true;
};

/** Grants that open places, see `access.ts`. */
export type Permission = Exclude<keyof Grants, "branches">;

const table = {
  staff: { branches: "own", list: true, cases: true },
  supervisor: { branches: "all", list: true, cases: true, export: true },
} as const satisfies Record<string, Grants>;

export type Role = keyof typeof table;

/** Least first: of several roles that an identity provider names, the last one counts. */
export const roles: Record<Role, Grants> = table;
export const roleNames = Object.keys(table) as [Role, ...Role[]];

/** The role of this name, or null. */
export const asRole = (name: unknown): Role | null => roleNames.find((role) => role === name) ?? null;
