import { randomBytes, timingSafeEqual } from "node:crypto";
import type { KeyedHash } from "../ledger/fingerprint";
import type { Scheme } from "./cookie";

/** Renewed by each sign-in. */
const lifetimeSeconds = 90 * 24 * 3_600;

type ReadCookies = { get(name: string): { value: string } | undefined };

export type KnownDevices = ReturnType<typeof createKnownDevices>;

/** One cookie a user name, `device.seconds.mac`: signs nobody in, but has a count of its own. */
export function createKnownDevices(hash: KeyedHash, now: () => number = Date.now) {
  const seconds = () => Math.floor(now() / 1_000);
  const prefixes = { https: "__Host-known-device-", http: "known-device-" } as const satisfies Record<
    Scheme,
    string
  >;
  const aboutName = (username: string) => `name\n${username.toLowerCase()}`;
  const aboutMac = (username: string, text: string) => `mac\n${username.toLowerCase()}\n${text}`;
  const nameFrom = (hashed: string, scheme: Scheme) => prefixes[scheme] + hashed.slice(0, 16);

  return {
    /** Null: this user name has not signed in here. */
    find: (cookies: ReadCookies, username: string): string | null => {
      const names = hash.all("device", aboutName(username));
      const [cookie] = names.flatMap(
        (name) => cookies.get(nameFrom(name, "https")) ?? cookies.get(nameFrom(name, "http")) ?? [],
      );
      const [, text = "", id = "", seenAt = "", mac = ""] =
        /^(([\w-]{22})\.([\da-z]{1,9}))\.([\w-]{43})$/.exec(cookie?.value ?? "") ?? [];
      const macs = hash.all("device", aboutMac(username, text));
      if (!id || !macs.some((own) => timingSafeEqual(Buffer.from(own), Buffer.from(mac)))) return null;
      return seconds() - Number.parseInt(seenAt, 36) < lifetimeSeconds ? id : null;
    },
    /** The cookie to set after a sign-in. */
    remember: (username: string, scheme: Scheme, known: string | null) => {
      const text = `${known ?? randomBytes(16).toString("base64url")}.${seconds().toString(36)}`;
      return {
        name: nameFrom(hash("device", aboutName(username)), scheme),
        value: `${text}.${hash("device", aboutMac(username, text))}`,
        options: {
          httpOnly: true,
          sameSite: "strict",
          path: "/",
          secure: scheme === "https",
          maxAge: lifetimeSeconds,
        } as const,
      };
    },
  };
}
