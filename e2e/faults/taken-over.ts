import { setTimeout as sleep } from "node:timers/promises";
import type { HandoffSeen, PhoneSeen } from "../../lib/onboarding/handoff";
import { cookiesIn, Visitor } from "../support/server/visitor";

/** A phone that stands before the number of a computer's code. */
export type Phone = {
  /** Chooses it. @returns the phone that has the case now; null: the computer has sent it */
  take: () => Promise<Visitor | null>;
};

/** Asks any instance until one answers. */
type Ask = <Answer>(work: (url: string) => Promise<Answer>) => Promise<Answer>;

/** Makes a code of the computer's application and opens it elsewhere. */
export async function openOnPhone(computer: Visitor, ask: Ask): Promise<Phone> {
  for (;;) {
    const made = await ask((url) => post(computer.at(url), "/api/handoff", { locale: "id" }));
    const { code }: { code?: { link: string } } = await made.json();
    const watcher = cookiesIn(made);
    const fragment = new URL(code?.link ?? "").hash.slice(1);
    const opened = await ask((url) => post(new Visitor(url), "/api/phone", { code: fragment }));
    const seen: PhoneSeen = await opened.json();
    // An answer that was lost has used the code, with a cookie that nobody got.
    if (seen.state !== "number") continue;
    return { take: () => take(new Visitor("", cookiesIn(opened)), new Visitor("", watcher), ask) };
  }
}

async function take(phone: Visitor, computer: Visitor, ask: Ask): Promise<Visitor | null> {
  for (;;) {
    const watched: HandoffSeen = await ask(async (url) =>
      (await computer.at(url).get("/api/handoff")).json(),
    );
    if (watched.state === "number") {
      const number = `${watched.number}`;
      const answer: PhoneSeen = await ask(async (url) =>
        (await post(phone.at(url), "/api/phone", { number })).json(),
      );
      if (answer.state === "at_computer") return null;
      continue;
    }
    if (watched.state !== "phone") throw new Error(`A take-over came to ${watched.state}`);
    for (;;) {
      const own = await ask(async (url) => {
        const visitor = phone.at(url);
        const reply = await visitor.start(phone.cookie);
        return reply.kind === "started" ? visitor : null;
      });
      if (own) return own;
      await sleep(100);
    }
  }
}

const post = (visitor: Visitor, path: string, form: Record<string, string>) =>
  visitor.post(path, new URLSearchParams(form));
