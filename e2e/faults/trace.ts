import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { consentVersion } from "../../lib/fields/consent";
import type { AttemptStatus, SubmitReply } from "../../lib/onboarding/attempt-status";
import type { StartReply } from "../../lib/onboarding/start-reply";
import type { Outcome } from "../../lib/outcomes/outcome";
import { Visitor } from "../hardening/visitor";
import { cookiesIn, giveConsent, valueIn } from "../support/action";
import { noisePhoto } from "../support/photos";
import { inTime } from "./in-time";
import type { Instance } from "./instance";
import { isEnd } from "./judge";
import type { Plan, SendMode } from "./plan";

/** One submission as its applicant saw it: every outcome that was shown, in this order. */
export type Trace = { plan: Plan; attemptId: string; shown: Outcome[] };

/** Longer than a call may take, so that only what a kill left behind is still open then. */
const followMs = 6_000;
const maxTries = 30;

const card = await noisePhoto(520, 400);
const face = await noisePhoto(500, 660);

/** Sends one submission as browsers do that double-tap, lose their connection or reload, until an outcome is shown. */
export async function traceSubmission(
  plan: Plan,
  instances: Instance[],
  random: () => number,
): Promise<Trace> {
  const attemptId = randomUUID();
  const shown: Outcome[] = [];
  const { cookie, application } = await start(instances, random);
  const form = formOf(plan, attemptId);

  let replied = false;
  const send = async (instance: Instance, signal?: AbortSignal) => {
    instance.holding.add(attemptId);
    replied = false;
    try {
      const visitor = new Visitor(instance.url, cookie, application);
      const answer = await inTime(visitor.send(form, {}, signal), instance.gone);
      const reply = valueIn(await inTime(answer.text(), instance.gone)) as SubmitReply;
      if (reply.kind === "in_flight") return;
      shown.push(reply);
      replied = true;
    } catch {
      // The connection broke: `follow` asks for the outcome.
    }
  };
  const ask = async () => {
    const { url, gone } = any(instances, random);
    const answer = await inTime(fetch(`${url}/api/attempts/${attemptId}`, { headers: { cookie } }), gone);
    return (await inTime(answer.json(), gone)) as AttemptStatus;
  };
  /** Every fifth asks although it got its reply, to be shown the same again. */
  const follow = async () => {
    if (!replied || random() < 0.2) await pollUntilEnded();
    for (const { holding } of instances) holding.delete(attemptId);
  };
  const pollUntilEnded = async () => {
    for (const until = Date.now() + followMs; Date.now() < until; await sleep(150)) {
      const status = await ask().catch(() => null);
      if (status?.stage === "ended") return shown.push(status.outcome);
    }
  };

  await sendFirst(plan.sendMode, send, instances, random);
  await follow();
  for (let tries = 0; !shown.some(isEnd) && tries < maxTries; tries++) {
    await send(any(instances, random));
    await follow();
  }
  if (plan.sendMode === "send again" || shown.at(-1)?.kind === "unavailable") {
    await send(any(instances, random));
    await follow();
  }
  return { plan, attemptId, shown };
}

async function sendFirst(
  mode: SendMode,
  send: (instance: Instance, signal?: AbortSignal) => Promise<void>,
  instances: Instance[],
  random: () => number,
): Promise<unknown> {
  const first = any(instances, random);
  const second = instances.find((other) => other !== first) ?? first;
  switch (mode) {
    case "once":
    case "send again":
      return send(first);
    case "double tap":
      return Promise.all([send(first), send(first)]);
    case "two instances":
      return Promise.all([send(first), send(second), send(first)]);
    case "lost connection":
      return send(first, AbortSignal.timeout(Math.floor(20 + random() * 300)));
  }
}

type Started = { cookie: string; application: string };

async function start(instances: Instance[], random: () => number): Promise<Started> {
  for (;;) {
    const { url, gone } = any(instances, random);
    const answer = await inTime(giveConsent(url), gone).catch(() => null);
    const reply: StartReply | null = answer && (await inTime(answer.json(), gone).catch(() => null));
    if (answer && reply?.kind === "started")
      return { cookie: cookiesIn(answer), application: reply.application };
    if (reply) throw new Error(`Starting was answered ${JSON.stringify(reply)}`);
    await sleep(100);
  }
}

function formOf({ applicant }: Plan, attemptId: string): FormData {
  const form = new FormData();
  const texts = {
    ...applicant,
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
