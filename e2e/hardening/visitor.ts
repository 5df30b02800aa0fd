import type { Outcome } from "../../lib/outcomes/outcome";
import { actionId, asArgument, cookiesIn, giveConsent, submission } from "../support/action";

/** What came back for a submission. `outcome` is there where the action answered at all. */
export type Reply = { status: number; outcome: Outcome | null; text: string };

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

  /** Gives both consents, as the start page does. */
  async start(): Promise<void> {
    const answer = await giveConsent(this.url);
    this.cookie = cookiesIn(answer);
    this.application = (await answer.json()).application;
  }

  async submit(form: FormData, headers: Record<string, string | null> = {}): Promise<Reply> {
    const answer = await this.send(form, headers);
    const text = await answer.text();
    return { status: answer.status, text, outcome: outcomeIn(text) };
  }

  /** Submits as Next's own client does, under this visitor's application where the form names none. A header of `null` is left out. */
  send(form: FormData, headers: Record<string, string | null> = {}, signal?: AbortSignal): Promise<Response> {
    const own = new FormData();
    for (const [name, value] of form) own.append(name, value);
    if (!own.has("application")) own.set("application", this.application);
    // React reads the form as it stands when its last part arrives.
    return this.post(asArgument(own), headers, signal);
  }

  /** Submits these bytes, whatever they are. */
  sendBody(body: BodyInit, headers: Record<string, string | null> = {}): Promise<Response> {
    return this.post(body, { "content-type": "multipart/form-data; boundary=x", ...headers });
  }

  private post(
    body: BodyInit,
    headers: Record<string, string | null>,
    signal?: AbortSignal,
  ): Promise<Response> {
    const sent = { ...submissionHeaders(this.url), cookie: this.cookie, ...headers };
    return fetch(`${this.url}${submission.page}`, {
      method: "POST",
      headers: Object.entries(sent).filter((header): header is [string, string] => header[1] !== null),
      body,
      duplex: "half",
      redirect: "manual",
      ...(signal && { signal }),
    } as RequestInit);
  }
}

const submissionHeaders = (url: string) => ({ origin: url, "next-action": actionId(submission.action) });

/** The head of a submission of parts between `--x`, for a connection of one's own. */
export function submissionHead(url: string, headers: Record<string, string>): string {
  const all = {
    host: new URL(url).host,
    ...submissionHeaders(url),
    "content-type": "multipart/form-data; boundary=x",
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${submission.page} HTTP/1.1\r\n${lines.join("")}\r\n`;
}

/** The action's value stands in a row of its own: `1:{"kind":…}`. */
function outcomeIn(text: string): Outcome | null {
  const row = text.split("\n").find((line) => /^[0-9a-f]+:\{"kind":/.test(line));
  return row ? JSON.parse(row.slice(row.indexOf(":") + 1)) : null;
}
