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
  const made = await ask((url) =>
    read<{ code: { link: string } }>(computer.at(url), "/api/handoff", { locale: "id" }),
  );
  const code = new URL(made.said.code.link).hash.slice(1);
  const named = await ask((url) => read<PhoneSeen>(new Visitor(url), "/api/phone", { code }));
  if (named.said.state !== "ask_again") throw new Error(`A new phone came to ${named.said.state}`);
  const phone = new Visitor("", named.cookies);
  // Whatever answer is lost, the same phone opens it again.
  const { said } = await ask((url) => read<PhoneSeen>(phone.at(url), "/api/phone", { code }));
  if (said.state !== "number") throw new Error(`A code came to ${said.state}`);
  return { take: () => take(phone, new Visitor("", made.cookies), ask) };
}

async function take(phone: Visitor, computer: Visitor, ask: Ask): Promise<Visitor | null> {
  for (;;) {
    const watched: HandoffSeen = await ask(async (url) =>
      (await computer.at(url).get("/api/handoff")).json(),
    );
    if (watched.state === "number") {
      const number = `${watched.number}`;
      const { said } = await ask((url) => read<PhoneSeen>(phone.at(url), "/api/phone", { number }));
      if (said.state === "at_computer") return null;
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

/** The whole answer: its server may be killed in the middle. */
async function read<Said>(visitor: Visitor, path: string, form: Record<string, string>) {
  const answer = await visitor.post(path, new URLSearchParams(form));
  return { said: (await answer.json()) as Said, cookies: cookiesIn(answer) };
}
