import { randomUUID } from "node:crypto";
import { EventEmitter, once } from "node:events";
import * as z from "zod";
import { validationMessage } from "../wire";
import { faultNames, faults } from "./faults";
import { answerOf, type Reply } from "./reply";

const message = "Something happened.";

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

/** Without `fault` and `errorShape`: the documented 2xx. */
const queuedAnswer = z.strictObject({
  identityId: z.string(),
  delayMs: z.number().min(0).max(600_000).default(0),
  /** Until its NIK is released. */
  held: z.boolean().default(false),
  fault: z.enum(queueable).optional(),
  /** Undocumented ones too. */
  status: z.string().default("verified"),
  rejectFields: z.array(z.string()).default([]),
  httpStatus: z.int().min(200).max(599).optional(),
  errorShape: z.enum(errorShapes).optional(),
  errorFields: z.array(z.string()).default([]),
});
export const queuedAnswers = z.array(queuedAnswer);
export type QueuedAnswer = z.input<typeof queuedAnswer>;
type Queued = z.output<typeof queuedAnswer>;

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
    /** Also where its call has not come yet. */
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

export function replyOf({ status, rejectFields, httpStatus, errorShape, errorFields }: Queued): Reply {
  if (errorShape) return { status: httpStatus ?? 400, body: errorBodies[errorShape](errorFields) };
  return { status: httpStatus ?? 200, body: answerOf({ status, rejectFields }) };
}
