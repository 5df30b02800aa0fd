import { createHash } from "node:crypto";
import { type BrowserContext, expect } from "@playwright/test";
import { todayInJakarta } from "../../lib/fields/birth-date";
import { rules } from "../../lib/fields/rules";
import {
  photoFields,
  photoLimits,
  type TextField,
  textFields,
  wireFields,
} from "../../lib/kredibel/constraints";
import type { CallRecord } from "../../lib/kredibel/simulator/calls";
import type { QueuedAnswer } from "../../lib/kredibel/simulator/queue";
import type { Applicant } from "./applicants";
import { simulator } from "./server/servers";

export type Held = { reached: () => Promise<void>; release: () => Promise<void> };

/** The text answers of a submission, as Kredibel gets them. */
type Sent = Partial<Record<TextField, string>>;

/** Collects what the pages of a context submit, whoever it names; from the next page load on. */
export async function collectSubmissions(context: BrowserContext): Promise<Sent[]> {
  const sent: Sent[] = [];
  await context.exposeBinding("noteSubmission", (_, typed: [string, string][]) => {
    sent.push(asOnTheWire(new Map(typed)));
  });
  await context.addInitScript(() => {
    const { noteSubmission } = window as unknown as { noteSubmission: (typed: unknown) => Promise<void> };
    const send = window.fetch;
    window.fetch = async (input, init) => {
      // Next numbers the keys of an action's form: `1_fullName`.
      if (init?.body instanceof FormData)
        await noteSubmission(
          [...init.body].flatMap(([key, value]) =>
            typeof value === "string" ? [[key.replace(/^_?\d+_/, ""), value]] : [],
          ),
        );
      return send.call(window, input, init);
    };
  });
  return sent;
}

function asOnTheWire(typed: ReadonlyMap<string, string>): Sent {
  const today = todayInJakarta();
  const read = textFields.map((field) => [field, rules[field].read(typed.get(field) ?? "", today)] as const);
  return Object.fromEntries(read.flatMap(([field, parsed]) => (parsed.ok ? [[field, parsed.value]] : [])));
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** A hand on Kredibel's stand-in, for one test: others that run at the same time are not seen. */
export class Kredibel {
  /** @param submitted what the test's pages have sent so far, see `collectSubmissions` */
  constructor(
    private readonly applicant: Applicant,
    private readonly submitted: readonly Sent[] = [],
  ) {}

  /** What it answers to the next calls with this applicant's NIK, in this order; after them as documented. */
  async answer(...answers: Omit<QueuedAnswer, "identityId">[]): Promise<void> {
    const { identityId } = this.applicant;
    await control(
      "POST",
      "answers",
      answers.map((answer) => ({ ...answer, identityId })),
    );
  }

  /**
   * What it answers to the next call with this applicant's NIK, once it is let go.
   * @returns `reached` resolves when it has the call, `release` lets the answer go
   */
  async hold(answer: Omit<QueuedAnswer, "identityId" | "held"> = {}): Promise<Held> {
    const { identityId } = this.applicant;
    const before = (await this.calls()).length;
    await this.answer({ ...answer, held: true });
    return {
      reached: () => expect.poll(async () => (await this.calls()).length).toBe(before + 1),
      release: () => control("POST", "release", { identityId }),
    };
  }

  /** The calls of this test's own pages, whatever was typed, and those with its applicant's e-mail address. */
  async calls(): Promise<CallRecord[]> {
    const emails = [
      this.applicant.emailAddress,
      ...this.submitted.flatMap((sent) => sent.emailAddress ?? []),
    ];
    const found = await Promise.all(
      [...new Set(emails)].map((email) =>
        control<CallRecord[]>("GET", `calls?email-sha256=${sha256(email)}`),
      ),
    );
    return found
      .flat()
      .filter((call) => this.isOwn(call))
      .sort((a, b) => a.at.localeCompare(b.at));
  }

  private isOwn(call: CallRecord): boolean {
    const own = sha256(this.applicant.emailAddress) === call.sha256.emailAddress;
    const same = (sent: Sent) =>
      textFields.every((field) => sha256(sent[field] ?? "") === call.sha256[field]);
    return own || this.submitted.some(same);
  }

  async expectNoCall(): Promise<void> {
    const { length } = await this.calls();
    expect(length, `${length} calls, expected none`).toBe(0);
  }

  /** It got one call, with exactly the seven fields, and photos as bare base64 inside the documented limits. */
  async expectOneCall(): Promise<void> {
    const calls = await this.calls();
    expect(calls.length, `${calls.length} calls, expected 1`).toBe(1);
    expect(calls.map(({ authorized }) => authorized)).toEqual([true]);
    expect(calls.flatMap(({ keys }) => keys).sort()).toEqual([...wireFields].sort());
    for (const field of photoFields) {
      // A photo that is not bare base64 has no entry here.
      const photo = calls[0]?.photos[field] ?? { type: "none", width: 0, height: 0, bytes: 0 };
      const { minWidth, minHeight, minBytes, maxBytes } = photoLimits[field];
      expect(["image/jpeg", "image/png"]).toContain(photo.type);
      expect(photo.width).toBeGreaterThanOrEqual(minWidth);
      expect(photo.height).toBeGreaterThanOrEqual(minHeight);
      expect(photo.bytes).toBeGreaterThanOrEqual(minBytes);
      expect(photo.bytes).toBeLessThanOrEqual(maxBytes);
    }
  }
}

const control = <T>(method: "GET" | "POST", path: string, body?: object): Promise<T> =>
  controlSimulator(simulator.url, method, path, body);

/** Tells or asks a simulator that runs in another process, see `lib/kredibel/simulator/control.ts`. */
export async function controlSimulator<T>(
  url: string,
  method: "GET" | "POST",
  path: string,
  body?: object,
): Promise<T> {
  const answer = await fetch(`${url}/__control/${path}`, {
    method,
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The stand-in answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
