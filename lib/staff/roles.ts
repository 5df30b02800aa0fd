/** What is not granted is refused. */
export type Grants = {
  branches?: "own" | "all";
  list?: true;
  cases?: true;
  export?: true;
};

/** See `access.ts`. */
export type Permission = Exclude<keyof Grants, "branches">;

const table = {
  staff: { branches: "own", list: true, cases: true },
  supervisor: { branches: "all", list: true, cases: true, export: true },
} as const satisfies Record<string, Grants>;

export type Role = keyof typeof table;

/** Ascending: the last of several roles counts. */
export const roles: Record<Role, Grants> = table;
export const roleNames = Object.keys(table) as [Role, ...Role[]];

export const asRole = (name: unknown): Role | null => roleNames.find((role) => role === name) ?? null;
