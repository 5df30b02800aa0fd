import { readFileSync } from "node:fs";
import { join } from "node:path";
import { consentVersion } from "../../../lib/fields/consent";
import type { StartReply } from "../../../lib/onboarding/start-reply";
import type { Outcome } from "../../../lib/outcomes/outcome";
import { type AccountName, accounts, staffPassword } from "../accounts";
import { root } from "./launch";

/** A header of `null` is left out. */
type Headers = Readonly<Record<string, string | null>>;

/** What came back for a submission. `outcome` is there where the action answered at all. */
export type Reply = { status: number; outcome: Outcome | null; text: string };

/** The action that sends a submission, and the page that carries it. */
export const submission = { action: "submitApplication", page: "/id/apply" };

/** Somebody who speaks to the server without a browser: everything they send is up to them. */
export class Visitor {
  constructor(
    readonly url: string,
    public cookie = "",
    public application = "",
  ) {}

  /** The same browser, sent to another instance of the app. */
  at(url: string): Visitor {
    return new Visitor(url, this.cookie, this.application);
  }

  get(path: string): Promise<Response> {
    return this.ask(path, {});
  }

  post(path: string, body: BodyInit, headers: Headers = {}, signal?: AbortSignal): Promise<Response> {
    return this.ask(path, { method: "POST", body, signal: signal ?? null }, { origin: this.url, ...headers });
  }

  /** Gives both consents, as the start page does. @param kept cookies of this browser, which it has else none of */
  async start(kept = "", channel = "self"): Promise<StartReply> {
    const consent = { consentCheck: "yes", consentCertificate: "yes", consentVersion, locale: "id", channel };
    const body = new FormData();
    for (const [key, value] of Object.entries(consent)) body.set(key, value);
    const answer = await this.post("/api/application", body, { cookie: kept || null });
    const reply: StartReply = await answer.json();
    const own = [kept, cookiesIn(answer)].filter(Boolean).join("; ");
    if (reply.kind === "started") [this.cookie, this.application] = [own, reply.application];
    return reply;
  }

  async submit(form: FormData, headers: Headers = {}): Promise<Reply> {
    const answer = await this.send(form, headers);
    const text = await answer.text();
    return { status: answer.status, text, outcome: valueIn(text) as Outcome | null };
  }

  /** Submits as Next's own client does. */
  send(form: FormData, headers: Headers = {}, signal?: AbortSignal): Promise<Response> {
    return this.post(submission.page, this.encode(form), { ...nextAction(), ...headers }, signal);
  }

  /** The body of a submission, under this visitor's application where the form names none. */
  encode(form: FormData): FormData {
    const own = new FormData();
    for (const [name, value] of form) own.append(name, value);
    if (!own.has("application")) own.set("application", this.application);
    // React reads the form as it stands when its last part arrives.
    return asArgument(own);
  }

  /** Submits these bytes, whatever they are. */
  sendBody(body: BodyInit, headers: Headers = {}): Promise<Response> {
    return this.post(submission.page, body, { ...nextAction(), ...inParts, ...headers });
  }

  /** Follows no redirect. */
  private ask(path: string, init: RequestInit, headers: Headers = {}): Promise<Response> {
    const sent = Object.entries({ cookie: this.cookie || null, ...headers }).filter(
      (header): header is [string, string] => header[1] !== null,
    );
    // A body that is a stream has to say so.
    const options = { ...init, headers: sent, redirect: "manual", duplex: "half" } as RequestInit;
    return fetch(`${this.url}${path}`, options);
  }
}

const inParts = { "content-type": "multipart/form-data; boundary=x" };
const nextAction = () => ({ "next-action": actionId(submission.action) });

/** The head of a submission of parts between `--x`, for a connection of one's own. */
export function submissionHead(url: string, headers: Record<string, string>): string {
  const all = { host: new URL(url).host, origin: url, ...nextAction(), ...inParts, ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${submission.page} HTTP/1.1\r\n${lines.join("")}\r\n`;
}

/** Signs in; returns the cookie. */
export async function cookieOf(url: string, who: AccountName, password = staffPassword): Promise<string> {
  return cookiesIn(await trySignIn(url, accounts[who].username, password));
}

/** One try of the form. */
export const trySignIn = (url: string, username: string, password: string) =>
  callSignIn(url, "signInStaff", { username, password });

export const signInPage = "/id/branch/sign-in";

/**
 * Calls an action of the sign-in page.
 * @param origin of the page, as the browser says; https where a proxy speaks it for us
 * @param cookie what the browser has from before
 */
export function callSignIn(
  url: string,
  action: "signInStaff" | "signInWithOidc",
  fields: Record<string, string>,
  { origin = url, cookie }: { origin?: string; cookie?: string } = {},
): Promise<Response> {
  const headers = { origin, "next-action": actionId(action) };
  return new Visitor(url, cookie).post(signInPage, signInForm(fields), headers);
}

/** React numbers the arguments: what was said before, then the form. */
export function signInForm(fields: Record<string, string>): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries({ locale: "id", ...fields })) body.append(`_1_${name}`, value);
  body.append("0", '[null,"$K1"]');
  return body;
}

/** What was set, as it is sent back. */
export const cookiesIn = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

type Actions = Record<string, { exportedName?: string }>;

/** The name under which the build, which is made after the tests are listed, knows a server action. */
export function actionId(name: string): string {
  const manifest = join(root, ".next/server/server-reference-manifest.json");
  const { node }: { node: Actions } = JSON.parse(readFileSync(manifest, "utf8"));
  const found = Object.entries(node).find(([, { exportedName }]) => exportedName === name)?.[0];
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

/** What an action answered: row 0 names the row that holds it, `{"a":"$@1",…}`; null where none did. */
export function valueIn(text: string): unknown {
  const rows = new Map(
    text.split("\n").map((line) => [line.split(":", 1)[0], line.slice(line.indexOf(":") + 1)]),
  );
  const { a } = JSON.parse(rows.get("0") ?? "{}");
  const row = rows.get(`${a}`.replace("$@", ""));
  return row?.startsWith("{") ? JSON.parse(row) : null;
}
