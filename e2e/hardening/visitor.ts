import { readFileSync } from "node:fs";
import { join } from "node:path";
import { consentVersion } from "../../lib/onboarding/consent";
import type { Outcome } from "../../lib/onboarding/outcome";

type Actions = Record<string, { exportedName?: string }>;

/** The server actions of the build, which is made after the tests are listed. */
function actions(): Actions {
  const manifest = join(import.meta.dirname, "../../.next/server/server-reference-manifest.json");
  const { node }: { node: Actions } = JSON.parse(readFileSync(manifest, "utf8"));
  return node;
}

/** The page that carries each action. */
const pageOf = { startApplication: "/id", submitApplication: "/id/apply" };

/** What came back for a submission. `outcome` is there where the action answered at all. */
export type Reply = { status: number; outcome: Outcome | null; text: string };

/** Somebody who speaks to the server without a browser: everything they send is up to them. */
export class Visitor {
  constructor(
    readonly url: string,
    private cookie = "",
  ) {}

  /** The same browser, sent to another instance of the app. */
  at(url: string): Visitor {
    return new Visitor(url, this.cookie);
  }

  /** Gives both consents, as the start page does. */
  async start(): Promise<void> {
    const form = new FormData();
    form.set("consentCheck", "yes");
    form.set("consentCertificate", "yes");
    form.set("consentVersion", consentVersion);
    form.set("locale", "id");
    const answer = await this.call("startApplication", form);
    this.cookie = answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; ");
  }

  async submit(form: FormData, headers: Record<string, string | null> = {}): Promise<Reply> {
    const answer = await this.call("submitApplication", form, headers);
    const text = await answer.text();
    return { status: answer.status, text, outcome: outcomeIn(text) };
  }

  /** Calls a server action as Next's own client does. A header of `null` is left out. */
  call(
    action: keyof typeof pageOf,
    form: FormData,
    headers: Record<string, string | null> = {},
    signal?: AbortSignal,
  ): Promise<Response> {
    const sent = { origin: this.url, cookie: this.cookie, "next-action": actionId(action), ...headers };
    return fetch(`${this.url}${pageOf[action]}`, {
      method: "POST",
      headers: Object.entries(sent).filter((header): header is [string, string] => header[1] !== null),
      body: asArgument(form),
      redirect: "manual",
      ...(signal && { signal }),
    });
  }
}

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

/** The action's value stands in a row of its own: `1:{"kind":…}`. */
function outcomeIn(text: string): Outcome | null {
  const row = text.split("\n").find((line) => /^[0-9a-f]+:\{"kind":/.test(line));
  return row ? JSON.parse(row.slice(row.indexOf(":") + 1)) : null;
}
