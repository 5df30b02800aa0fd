import { type AccountName, accounts, staffPassword } from "../accounts";
import { actionId } from "../hardening/visitor";

/** Signs in without a browser, as anybody could; returns the cookie. */
export async function cookieOf(url: string, who: AccountName, password = staffPassword): Promise<string> {
  const answer = await trySignIn(url, accounts[who].username, password);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** One try of the form. React numbers the arguments: what was said before, then the form. */
export function trySignIn(url: string, username: string, password: string): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ locale: "id", username, password }))
    body.append(`_1_${name}`, value);
  body.append("0", '[null,"$K1"]');
  return fetch(`${url}/id/branch/sign-in`, {
    method: "POST",
    headers: { origin: url, "next-action": actionId("signInStaff") },
    body,
    redirect: "manual",
  });
}
