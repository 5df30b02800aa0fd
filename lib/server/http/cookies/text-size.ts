import { type CookieStore, caseTextSizeCookies } from "./session";

/** Of whoever uses this browser, until it is closed. */
const own = "text-size";

export type TextSize = "usual" | "large";

/** What a branch's customer has chosen goes first. Anything else than our word is the usual size. */
export function readTextSize(cookies: Pick<CookieStore, "get">): TextSize {
  const chosen = [...Object.values(caseTextSizeCookies), own]
    .map((name) => cookies.get(name)?.value)
    .find((value) => value !== undefined);
  return chosen === "large" ? "large" : "usual";
}

type Choice = {
  size: TextSize;
  /** A customer holds this tablet of staff: the choice ends with the case. */
  forCase: boolean;
  secure: boolean;
};

/** Without an age: it ends with the browser. */
export function keepTextSize(cookies: Pick<CookieStore, "set">, { size, forCase, secure }: Choice): void {
  const common = { httpOnly: true, sameSite: "strict", path: "/" } as const;
  if (forCase) cookies.set(caseTextSizeCookies[secure ? "https" : "http"], size, { ...common, secure });
  else cookies.set(own, size, common);
}
