import * as z from "zod";
import { sessionStatusNames } from "../ledger/session/status";
import { readCursor } from "./read-sessions";
import { refText } from "./session-body";

export const sessionQuery = z.strictObject({
  ref: refText.optional().describe("Yours, in full."),
  status: z.enum(sessionStatusNames).optional(),
  after: z
    .string()
    .refine((text) => readCursor(text) !== null, "must be the `after` of a page before")
    .optional()
    .describe("`after` of the page before."),
});

export const idempotencyKey = z
  .string()
  .regex(/^[\x20-\x7e]{1,255}$/, "must have 1 to 255 printable ASCII characters")
  .optional()
  .describe("For 24 hours, the same key and body are answered with the same session.");
