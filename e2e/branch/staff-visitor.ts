import { type AccountName, accounts, staffPassword } from "../support/accounts";
import { actionId, cookiesIn } from "../support/action";

/** Signs in without a browser, as anybody could; returns the cookie. */
export async function cookieOf(url: string, who: AccountName, password = staffPassword): Promise<string> {
  const answer = await trySignIn(url, accounts[who].username, password);
  return cookiesIn(answer);
}

/** One try of the form. */
export const trySignIn = (url: string, username: string, password: string) =>
  callSignIn(url, "signInStaff", { username, password });

/**
 * Calls an action of the sign-in page. React numbers the arguments: what was said before, then the form.
 * @param origin of the page, as the browser says; https where a proxy speaks it for us
 * @param cookie what the browser has from before
 */
export function callSignIn(
  url: string,
  action: "signInStaff" | "signInWithOidc",
  fields: Record<string, string>,
  { origin = url, cookie }: { origin?: string; cookie?: string } = {},
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ locale: "id", ...fields })) body.append(`_1_${name}`, value);
  body.append("0", '[null,"$K1"]');
  return fetch(`${url}/id/branch/sign-in`, {
    method: "POST",
    headers: { origin, "next-action": actionId(action), ...(cookie && { cookie }) },
    body,
    redirect: "manual",
  });
}
