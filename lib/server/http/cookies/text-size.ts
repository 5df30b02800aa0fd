import { type CookieStore, keepPair, readPair } from "./pair";
import { caseTextSize } from "./session";

/** Of whoever uses this browser, until it is closed. */
const own = "text-size";

export type TextSize = "usual" | "large";

/** What a branch's customer has chosen goes first. Anything else than our word is the usual size. */
export const readTextSize = (cookies: Pick<CookieStore, "get">): TextSize =>
  (readPair(cookies, caseTextSize) ?? cookies.get(own)?.value) === "large" ? "large" : "usual";

type Choice = {
  size: TextSize;
  /** A customer holds this tablet of staff: the choice ends with the case. */
  forCase: boolean;
  secure: boolean;
};

/** Without an age: it ends with the browser. */
export function keepTextSize(cookies: Pick<CookieStore, "set">, { size, forCase, secure }: Choice): void {
  if (forCase) keepPair(cookies, caseTextSize, size, { secure });
  else cookies.set(own, size, { httpOnly: true, sameSite: "strict", path: "/" });
}
