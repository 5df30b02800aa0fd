import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import { consentVersion } from "../../lib/fields/consent";
import type { AttemptStatus } from "../../lib/onboarding/attempt-status";
import type { Outcome } from "../../lib/onboarding/outcome";
import type { StartReply } from "../../lib/onboarding/start-reply";
import { cookiesIn, giveConsent } from "../support/action";
import { inTime, submit } from "./action";
import type { Instance } from "./instance";
import type { Plan } from "./plan";

/** What one person saw: every end that was shown for the attempt, in this order. */
export type Story = { plan: Plan; attemptId: string; seen: Outcome[] };

/** Longer than a call may take, so that only what a kill left behind is still open then. */
const followMs = 6_000;

/** Few pixels and much noise: inside Kredibel's window, and quickly decoded. */
async function noise(width: number, height: number): Promise<Blob> {
  const pixels = randomBytes(width * height * 3);
  const jpeg = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
  return new Blob([new Uint8Array(jpeg)], { type: "image/jpeg" });
}

const card = await noise(520, 400);
const face = await noise(500, 660);

/** Lives through one submission on these instances, as browsers do that double-tap, lose their connection or reload. */
export async function live(plan: Plan, instances: Instance[], random: () => number): Promise<Story> {
  const attemptId = randomUUID();
  const seen: Outcome[] = [];
  const cookie = await start(instances, random);
  const form = formOf(plan, attemptId);

  let replied = false;
  const send = async (instance: Instance, patience?: AbortSignal) => {
    instance.holding.add(attemptId);
    const sent = { cookie, gone: instance.gone, ...(patience && { signal: patience }) };
    try {
      const reply = await submit(instance.url, form, sent);
      if (reply.kind === "in_flight") return;
      seen.push(reply);
      replied = true;
    } catch {
      // The connection broke: what became of it is asked for below.
    } finally {
      instance.holding.delete(attemptId);
    }
  };
  const ask = async () => {
    const { url, gone } = any(instances, random);
    const answer = await inTime(fetch(`${url}/api/attempts/${attemptId}`, { headers: { cookie } }), gone);
    return (await inTime(answer.json(), gone)) as AttemptStatus;
  };
  /** A page that got its answer asks no more; every fifth does so here, to see the same again. */
  const follow = async () => {
    if (replied && random() < 0.8) return;
    for (const until = Date.now() + followMs; Date.now() < until; await sleep(150)) {
      const status = await ask().catch(() => null);
      if (status?.stage === "ended") return seen.push(status.outcome);
    }
  };

  const first = any(instances, random);
  const second = instances.find((other) => other !== first) ?? first;
  if (plan.manner === "double tap") await Promise.all([send(first), send(first)]);
  else if (plan.manner === "two instances") await Promise.all([send(first), send(second), send(first)]);
  else if (plan.manner === "lost connection")
    await send(first, AbortSignal.timeout(Math.floor(20 + random() * 300)));
  else await send(first);
  await follow();
  if (plan.manner === "send again" || seen.at(-1)?.kind === "unavailable") {
    await send(any(instances, random));
    await follow();
  }
  // Nobody answered at all: most try once or twice more, some until they know.
  const tries = random() < 0.2 ? 30 : 2;
  for (let tried = 0; seen.length === 0 && tried < tries; tried++) {
    await send(any(instances, random));
    await follow();
  }
  return { plan, attemptId, seen };
}

/** Gives both consents; tried again until a server has heard it. */
async function start(instances: Instance[], random: () => number): Promise<string> {
  for (;;) {
    const { url, gone } = any(instances, random);
    const answer = await inTime(giveConsent(url), gone).catch(() => null);
    const reply: StartReply | null = answer && (await inTime(answer.json(), gone).catch(() => null));
    if (answer && reply?.kind === "started") return cookiesIn(answer);
    if (reply) throw new Error(`Starting was answered ${JSON.stringify(reply)}`);
    await sleep(100);
  }
}

function formOf({ serial, identityId }: Plan, attemptId: string): FormData {
  const form = new FormData();
  const texts = {
    identityId,
    fullName: "SITI CONTOH",
    birthDate: "1990-08-17",
    emailAddress: `contoh-${serial}@example.com`,
    phoneNumber: `0812${String(10_000_000 + serial)}`,
    consentCheck: "yes",
    consentCertificate: "yes",
    consentVersion,
    locale: "id",
    attemptId,
  };
  for (const [key, value] of Object.entries(texts)) form.set(key, value);
  form.set("identityImage", card, "identityImage");
  form.set("faceImage", face, "faceImage");
  return form;
}

function any(instances: Instance[], random: () => number): Instance {
  const up = instances.filter((instance) => instance.up);
  const among = up.length > 0 ? up : instances;
  return among[Math.floor(random() * among.length)] as Instance;
}
