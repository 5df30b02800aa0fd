import type { CookieStore } from "./session";

const name = "text-size";

export type TextSize = "usual" | "large";

/** Anything else than our word is the usual size. */
export const readTextSize = (cookies: Pick<CookieStore, "get">): TextSize =>
  cookies.get(name)?.value === "large" ? "large" : "usual";

/** Without an age: it ends with the browser. */
export const keepTextSize = (cookies: Pick<CookieStore, "set">, size: TextSize): unknown =>
  cookies.set(name, size, { httpOnly: true, sameSite: "strict", path: "/" });
