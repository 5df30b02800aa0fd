import type { StaffAuth } from "../auth";

/** @returns what the browser sends from then on */
export async function signInAs(auth: StaffAuth, username: string, password: string): Promise<Headers> {
  const { headers } = await auth.api.signInUsername({ body: { username, password }, returnHeaders: true });
  const cookies = headers.getSetCookie().map((line) => line.split(";")[0]);
  return new Headers({ cookie: cookies.join("; ") });
}
