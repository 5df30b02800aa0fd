import type { CookieStore } from "./session";

/** `__Host-`: set by this very host, over https only. `lax`: who comes by a link of another site finds what they watch. */
const devices = {
  computer: { https: "__Host-handoff", http: "handoff", sameSite: "lax" },
  phone: { https: "__Host-phone", http: "phone", sameSite: "strict" },
} as const;

type Device = keyof typeof devices;

/** Seconds; as long as a case. */
const day = 24 * 3_600;

/** @param origin of the page, as its request says */
export function keepHandoff(cookies: CookieStore, device: Device, token: string, origin: string): void {
  const secure = new URL(origin).protocol === "https:";
  const { sameSite, ...names } = devices[device];
  const name = names[secure ? "https" : "http"];
  cookies.set(name, token, { httpOnly: true, sameSite, path: "/", secure, maxAge: day });
}

export function handoffOf(cookies: CookieStore, device: Device): string | null {
  const { https, http } = devices[device];
  const value = (cookies.get(https) ?? cookies.get(http))?.value ?? "";
  return /^[\w-]{43}$/.test(value) ? value : null;
}

export function dropHandoff(cookies: CookieStore, device: Device): void {
  const { sameSite, ...names } = devices[device];
  for (const name of Object.values(names))
    if (cookies.get(name))
      cookies.set(name, "", {
        httpOnly: true,
        sameSite,
        path: "/",
        secure: name.startsWith("__Host-"),
        maxAge: 0,
      });
}
