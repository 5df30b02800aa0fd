import { randomUUID } from "node:crypto";
import { EventEmitter, once } from "node:events";
import * as z from "zod";
import { validationMessage } from "../wire";
import { faultNames, faults } from "./faults";
import { answerOf, type Reply } from "./reply";

const message = "Something happened.";

/** The documented shapes of an error. */
const errorBodies = {
  message: () => ({ message }),
  error_id: () => ({ message, errors: { errorId: randomUUID() } }),
  error_type: () => ({ message, errors: { errorId: randomUUID(), errorType: "internal_error" } }),
  validation: (fields: readonly string[]) => ({
    message: validationMessage,
    errors: Object.fromEntries(fields.map((field) => [field, ["Unknown field."]])),
  }),
};

const errorShapes = Object.keys(errorBodies) as (keyof typeof errorBodies)[];
const queueable = faultNames.filter((name) => faults[name].play.at !== "listen");

/** One queued answer. Without `fault` and `errorShape` it is the documented 2xx with `status` and `rejectFields`. */
const queuedAnswer = z.strictObject({
  identityId: z.string(),
  delayMs: z.number().min(0).max(600_000).default(0),
  /** Not answered before its NIK is released. */
  held: z.boolean().default(false),
  fault: z.enum(queueable).optional(),
  /** Free, so that an undocumented one can be tried. */
  status: z.string().default("verified"),
  rejectFields: z.array(z.string()).default([]),
  httpStatus: z.int().min(200).max(599).optional(),
  errorShape: z.enum(errorShapes).optional(),
  /** What a `validation` error names. */
  errorFields: z.array(z.string()).default([]),
});
export const queuedAnswers = z.array(queuedAnswer);
export type QueuedAnswer = z.input<typeof queuedAnswer>;
export type Queued = z.output<typeof queuedAnswer>;

export type AnswerQueue = ReturnType<typeof createQueue>;

/** The answers that wait for calls, in order, each for the next call with its NIK. */
export function createQueue() {
  const queue: Queued[] = [];
  const held = new Set<string>();
  const released = new EventEmitter();
  const peek = (nik: unknown) => queue.find(({ identityId }) => identityId === nik);
  const release = (identityId: string) => {
    held.delete(identityId);
    released.emit(identityId);
  };
  return {
    add: (answers: Queued[]): number => {
      for (const answer of answers) if (answer.held) held.add(answer.identityId);
      return queue.push(...answers);
    },
    peek,
    take: (nik: unknown): Queued | undefined => {
      const next = peek(nik);
      if (next) queue.splice(queue.indexOf(next), 1);
      return next;
    },
    /** Lets go what is held for this NIK, whether its call has come yet or not. */
    release,
    whenReleased: async (answer: Queued): Promise<void> => {
      if (answer.held && held.has(answer.identityId)) await once(released, answer.identityId);
    },
    clear: (): void => {
      queue.length = 0;
      for (const identityId of held) release(identityId);
    },
  };
}

/** What a queued answer without a fault says. */
export function replyOf({ status, rejectFields, httpStatus, errorShape, errorFields }: Queued): Reply {
  if (errorShape) return { status: httpStatus ?? 400, body: errorBodies[errorShape](errorFields) };
  return { status: httpStatus ?? 200, body: answerOf({ status, rejectFields }) };
}
