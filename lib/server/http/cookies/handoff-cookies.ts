import type { CookieStore } from "./session";

/** `__Host-`: set by this very host, over https only. */
const names = {
  computer: { https: "__Host-handoff", http: "handoff" },
  phone: { https: "__Host-phone", http: "phone" },
} as const;

type Device = keyof typeof names;

/** Seconds; as long as a case. */
const day = 24 * 3_600;

/** @param origin of the page, as its request says */
export function keepHandoff(cookies: CookieStore, device: Device, token: string, origin: string): void {
  const secure = new URL(origin).protocol === "https:";
  const name = names[device][secure ? "https" : "http"];
  cookies.set(name, token, { httpOnly: true, sameSite: "strict", path: "/", secure, maxAge: day });
}

export function handoffOf(cookies: CookieStore, device: Device): string | null {
  const { https, http } = names[device];
  const value = (cookies.get(https) ?? cookies.get(http))?.value ?? "";
  return /^[\w-]{43}$/.test(value) ? value : null;
}

export function dropHandoff(cookies: CookieStore, device: Device): void {
  for (const name of Object.values(names[device]))
    if (cookies.get(name))
      cookies.set(name, "", {
        httpOnly: true,
        sameSite: "strict",
        path: "/",
        secure: name.startsWith("__Host-"),
        maxAge: 0,
      });
}
