import type { KeyedHash } from "../ledger/fingerprint";
import { type Scheme, staffCookies } from "./cookie";

type ReadCookies = { get(name: string): { value: string } | undefined };

export type TrustedDevices = ReturnType<typeof createTrustedDevices>;

/** better-auth has one cookie a browser; on a shared tablet each person needs one. */
export function createTrustedDevices(hash: KeyedHash) {
  const about = (username: string) => `trusted\n${username.toLowerCase()}`;
  const nameFrom = (hashed: string, scheme: Scheme) => `${staffCookies[scheme].trust}-${hashed.slice(0, 16)}`;
  return {
    nameOf: (username: string, scheme: Scheme) => nameFrom(hash("device", about(username)), scheme),
    /** What better-auth once gave this browser for this user name. */
    find: (cookies: ReadCookies, username: string, scheme: Scheme): string | null => {
      const names = hash.all("device", about(username)).map((hashed) => nameFrom(hashed, scheme));
      return names.flatMap((name) => cookies.get(name)?.value ?? [])[0] ?? null;
    },
  };
}
