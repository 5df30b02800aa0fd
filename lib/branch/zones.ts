/** IANA names: the installation's time zone, and those of branches that have their own. */
export type BranchZones = { usual: string; own: ReadonlyMap<string, string> };

/** @param branch `null`: no branch, or all of them */
export const zoneOf = ({ usual, own }: BranchZones, branch: string | null | undefined): string =>
  own.get(branch ?? "") ?? usual;
