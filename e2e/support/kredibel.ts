import { createHash } from "node:crypto";
import { expect } from "@playwright/test";
import { photoFields, photoLimits, wireFields } from "../../lib/kredibel/constraints";
import type { CallRecord } from "../../lib/kredibel/simulator/calls";
import type { QueuedAnswer } from "../../lib/kredibel/simulator/queue";
import type { Applicant } from "./applicants";
import { simulator } from "./servers";

export type Held = { reached: () => Promise<void>; release: () => Promise<void> };

/** A hand on Kredibel's stand-in, for one applicant: others who apply at the same time are not seen. */
export class Kredibel {
  constructor(private readonly applicant: Applicant) {}

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

  /** The calls it got with this applicant's e-mail address, as sizes and hashes. */
  async calls(): Promise<CallRecord[]> {
    const email = createHash("sha256").update(this.applicant.emailAddress).digest("hex");
    return await control("GET", `calls?email-sha256=${email}`);
  }

  async expectNoCall(): Promise<void> {
    expect(await this.calls()).toEqual([]);
  }

  /** It got one call, with exactly the seven fields, and photos as bare base64 inside the documented limits. */
  async expectOneCall(): Promise<void> {
    const calls = await this.calls();
    expect(calls).toHaveLength(1);
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

async function control<T>(method: "GET" | "POST", path: string, body?: object): Promise<T> {
  const answer = await fetch(`${simulator.url}/__control/${path}`, {
    method,
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The stand-in answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
