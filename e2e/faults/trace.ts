import { setTimeout as sleep } from "node:timers/promises";
import type { AttemptStatus, SubmitReply } from "../../lib/onboarding/attempt/attempt-status";
import type { Outcome } from "../../lib/outcomes/outcome";
import { noisePhoto } from "../support/photos";
import { formOf } from "../support/server/submissions";
import { Visitor, valueIn } from "../support/server/visitor";
import { inTime } from "./in-time";
import type { Instance } from "./instance";
import { isEnd } from "./judge";
import type { Plan, SendMode } from "./plan";
import { openOnPhone } from "./taken-over";

/** One submission as its applicant saw it: every outcome that was shown, in this order. */
export type Trace = { plan: Plan; attemptId: string; shown: Outcome[] };

/** Longer than a call may take, so that only what a kill left behind is still open then. */
const followMs = 6_000;
const maxTries = 30;
const takenOver = "taken over by the phone while it is sent" satisfies SendMode;
const isMoved = (reply: SubmitReply) => reply.kind === "refused" && reply.reason === "moved";

const photos = { identityImage: await noisePhoto(520, 400), faceImage: await noisePhoto(500, 660) };

/** Sends one submission as browsers do that double-tap, lose their connection or reload, until an outcome is shown. */
export async function traceSubmission(
  plan: Plan,
  instances: Instance[],
  random: () => number,
): Promise<Trace> {
  const shown: Outcome[] = [];
  let applicant = await start(instances, random);
  let form = formOf(plan.applicant, photos);
  let attemptId = String(form.get("attemptId"));
  const phone = plan.sendMode === takenOver ? await openOnPhone(applicant, persistently) : null;

  /** Any instance, until one answers. */
  async function persistently<Answer>(work: (url: string) => Promise<Answer>): Promise<Answer> {
    for (;;) {
      const { url, gone } = any(instances, random);
      const answer = await inTime(work(url), gone).catch(() => null);
      if (answer !== null) return answer;
      await sleep(100);
    }
  }
  const takeOver = async (sent: Promise<unknown>) => {
    const taken = await phone?.take();
    await sent;
    if (!taken) return;
    for (const { holding } of instances) holding.delete(attemptId);
    applicant = taken;
    form = formOf(plan.applicant, photos);
    attemptId = String(form.get("attemptId"));
  };

  let replied = false;
  const send = async (instance: Instance, signal?: AbortSignal) => {
    instance.holding.add(attemptId);
    replied = false;
    try {
      const answer = await inTime(applicant.at(instance.url).send(form, {}, signal), instance.gone);
      const reply = valueIn(await inTime(answer.text(), instance.gone)) as SubmitReply;
      // Of a computer whose case the phone has; what the phone is shown counts.
      if (reply.kind === "in_flight" || isMoved(reply)) return;
      shown.push(reply);
      replied = true;
    } catch {
      // The connection broke: `follow` asks for the outcome.
    }
  };
  const ask = async () => {
    const { url, gone } = any(instances, random);
    const answer = await inTime(applicant.at(url).get(`/api/attempts/${attemptId}`), gone);
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

  const sent = sendFirst(plan.sendMode, send, instances, random);
  await (phone ? takeOver(sent) : sent);
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
    case takenOver:
      return send(first);
    case "double tap":
      return Promise.all([send(first), send(first)]);
    case "two instances":
      return Promise.all([send(first), send(second), send(first)]);
    case "lost connection":
      return send(first, AbortSignal.timeout(Math.floor(20 + random() * 300)));
  }
}

async function start(instances: Instance[], random: () => number): Promise<Visitor> {
  for (;;) {
    const { url, gone } = any(instances, random);
    const visitor = new Visitor(url);
    const reply = await inTime(visitor.start(), gone).catch(() => null);
    if (reply?.kind === "started") return visitor;
    if (reply) throw new Error(`Starting was answered ${JSON.stringify(reply)}`);
    await sleep(100);
  }
}

function any(instances: Instance[], random: () => number): Instance {
  const up = instances.filter((instance) => instance.up);
  const among = up.length > 0 ? up : instances;
  return among[Math.floor(random() * among.length)] as Instance;
}
