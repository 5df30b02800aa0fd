import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import type { KredibelAnswer } from "../kredibel/answer";
import type { IssuanceRequest } from "../kredibel/client";
import { type PhotoField, photoFields, photoLimits, textFields } from "../kredibel/constraints";
import type { Outcome } from "../onboarding/outcome";
import type { Problems } from "../onboarding/problem";
import { parseSubmission, type Submission } from "../onboarding/submission";
import type { PhotoLimits, PhotoResult } from "../photo/check";

/** Everything the use case needs from outside; the tests hand in their own. */
export type SubmitDeps = {
  /** Decodes a photo and holds it against its window. */
  verifyPhoto: (bytes: Buffer, limits: PhotoLimits) => Promise<PhotoResult<{ bytes: Buffer }>>;
  /** The one charged call. */
  issue: (request: IssuanceRequest) => Promise<KredibelAnswer>;
  now: () => Date;
  log: Logger;
};

/**
 * One submission: read, look at the photos, call Kredibel once, say how it ended.
 * @param form what the browser sent, or anybody else: nothing in it is trusted
 */
export async function submit(form: FormData, deps: SubmitDeps): Promise<Outcome> {
  const attemptId = readAttemptId(form);
  const read = await readRequest(form, deps);
  if (!read.ok) {
    deps.log.info({ attemptId, outcome: "invalid", problems: codesOf(read.problems) }, "Submission refused.");
    return { kind: "invalid", problems: read.problems };
  }
  const began = deps.now().getTime();
  const answer = await deps.issue(read.request);
  const at = deps.now();
  logAnswer(answer, { attemptId, durationMs: at.getTime() - began }, deps.log);
  return outcomeOf(answer, attemptId, at);
}

async function readRequest(
  form: FormData,
  { verifyPhoto }: SubmitDeps,
): Promise<{ ok: true; request: IssuanceRequest } | { ok: false; problems: Problems }> {
  const parsed = parseSubmission(form);
  if (!parsed.ok) return parsed;
  const { submission } = parsed;
  const problems: Problems = {};
  const photos: Partial<Record<PhotoField, Buffer>> = {};
  for (const field of photoFields) {
    const photo = await verifyPhoto(await bytesOf(submission[field]), photoLimits[field]);
    if (photo.ok) photos[field] = photo.bytes;
    else problems[field] = photo.problem;
  }
  const { identityImage, faceImage } = photos;
  if (!identityImage || !faceImage) return { ok: false, problems };
  return { ok: true, request: { ...textsOf(submission), identityImage, faceImage } };
}

const bytesOf = async (photo: Blob) => Buffer.from(await photo.arrayBuffer());

const textsOf = (submission: Submission) =>
  Object.fromEntries(textFields.map((field) => [field, submission[field]])) as Pick<
    Submission,
    (typeof textFields)[number]
  >;

/** What the person is told of Kredibel's answer. */
export function outcomeOf(answer: KredibelAnswer, attemptId: string, at: Date): Outcome {
  switch (answer.kind) {
    case "verified":
      return { kind: "verified", reference: answer.referenceId, at: at.toISOString() };
    case "verified_with_reason":
    case "not_verified":
      return {
        kind: answer.kind,
        reference: answer.referenceId,
        fields: answer.rejectFields,
        at: at.toISOString(),
      };
    case "invalid":
      return {
        kind: "invalid",
        problems: Object.fromEntries(answer.fields.map((field) => [field, { code: "kredibel_validation" }])),
        ...(answer.errorId && { errorId: answer.errorId }),
      };
    case "unavailable":
      return { kind: "unavailable", errorId: answer.errorId ?? attemptId };
    case "unknown":
      return { kind: "unknown", attemptId };
  }
}

/** No answer of Kredibel is logged as it came; these are the labels and ids that an operator needs. */
function logAnswer(answer: KredibelAnswer, context: { attemptId: string; durationMs: number }, log: Logger) {
  switch (answer.kind) {
    case "verified":
    case "verified_with_reason":
    case "not_verified": {
      const { kind, id, referenceId, rejectFields } = answer;
      return log.info(
        { ...context, outcome: kind, kredibelId: id, referenceId, rejectFields },
        "Kredibel answered.",
      );
    }
    case "invalid":
      return log.error(
        { ...context, outcome: "invalid", rejectFields: answer.fields, errorId: answer.errorId, alert: true },
        "Kredibel's validation refused what ours let pass.",
      );
    case "unavailable": {
      const { cause, alert, httpStatus, errorId } = answer;
      const fields = { ...context, outcome: "unavailable", cause, alert, httpStatus, errorId };
      return log[alert ? "error" : "warn"](fields, "Kredibel did not process the submission.");
    }
    case "unknown": {
      const { cause, httpStatus, errorId, id, referenceId } = answer;
      const fields = { ...context, outcome: "unknown", cause, alert: true, httpStatus, errorId, referenceId };
      return log.error({ ...fields, kredibelId: id }, "Sent, and the answer is not known.");
    }
  }
}

const codesOf = (problems: Problems) =>
  Object.entries(problems).map(([field, problem]) => `${field}:${problem.code}`);

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The browser's name for this submission; a forged or missing one gets a name of ours. */
function readAttemptId(form: FormData): string {
  const given = form.get("attemptId");
  return typeof given === "string" && uuid.test(given) ? given : randomUUID();
}
