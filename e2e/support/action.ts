import { readFileSync } from "node:fs";
import { join } from "node:path";
import { consentVersion } from "../../lib/fields/consent";

/** What the page asks of the server, without a page: server actions as Next's own client calls those with one form. */

type Actions = Record<string, { exportedName?: string }>;

/** The server actions of the build, which is made after the tests are listed. */
function actions(): Actions {
  const manifest = join(import.meta.dirname, "../../.next/server/server-reference-manifest.json");
  const { node }: { node: Actions } = JSON.parse(readFileSync(manifest, "utf8"));
  return node;
}

/** The action that sends a submission, and the page that carries it. */
export const submission = { action: "submitApplication", page: "/id/apply" };

/** The name under which the build knows a server action. */
export function actionId(name: string): string {
  const found = Object.entries(actions()).find(([, { exportedName }]) => exportedName === name)?.[0];
  if (!found) throw new Error(`The build has no action ${name}`);
  return found;
}

/** How React encodes one argument that is a form. */
export function asArgument(form: FormData): FormData {
  const body = new FormData();
  for (const [name, value] of form) body.append(`_1_${name}`, value);
  body.append("0", '["$K1"]');
  return body;
}

/**
 * What the action answered: row 0 names the row that holds it, `{"a":"$@1",…}`.
 * @throws where the answer is not one of a server action
 */
export function valueIn(text: string): unknown {
  const rows = new Map(
    text.split("\n").map((line) => [line.split(":", 1)[0], line.slice(line.indexOf(":") + 1)]),
  );
  const head = JSON.parse(rows.get("0") ?? "null");
  const row = rows.get(String(head?.a).replace("$@", ""));
  if (row === undefined) throw new Error(`No value in ${text.slice(0, 200)}`);
  return JSON.parse(row);
}

/** Gives both consents, as the start page does; the answer sets the application's cookie. */
export function giveConsent(url: string): Promise<Response> {
  const consent = { consentCheck: "yes", consentCertificate: "yes", consentVersion, locale: "id" };
  const body = new FormData();
  for (const [key, value] of Object.entries(consent)) body.set(key, value);
  return fetch(`${url}/api/application`, { method: "POST", headers: { origin: url }, body });
}

/** What was set, as it is sent back. */
export const cookiesIn = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
