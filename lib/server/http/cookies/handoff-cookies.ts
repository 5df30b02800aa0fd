import { type CookiePair, type CookieStore, dropPair, isHttps, keepPair, readPair } from "./pair";

type Device = "computer" | "phone";

/** `lax`: who comes by a link of another site finds what they watch. */
const devices: Record<Device, CookiePair> = {
  computer: { https: "__Host-handoff", http: "handoff", sameSite: "lax" },
  phone: { https: "__Host-phone", http: "phone", sameSite: "strict" },
};

/** Seconds; as long as a case. */
const day = 24 * 3_600;

/** @param origin of the page, as its request says */
export function keepHandoff(cookies: CookieStore, device: Device, token: string, origin: string): void {
  keepPair(cookies, devices[device], token, { secure: isHttps(origin), maxAge: day });
}

export function handoffOf(cookies: CookieStore, device: Device): string | null {
  const value = readPair(cookies, devices[device]) ?? "";
  return /^[\w-]{43}$/.test(value) ? value : null;
}

export const dropHandoff = (cookies: CookieStore, device: Device): void => dropPair(cookies, devices[device]);
