import * as z from "zod/mini";
import { cameraProblems } from "../../camera/problem";
import { draftReturns } from "../../device-draft/draft-returns";
import { parseJson } from "../../kredibel/wire";
import { steps } from "../../onboarding/steps";
import type { Metrics } from "./metrics";

const stepIds = steps.map(({ id }) => id);

const browserCount = z.union([
  z.strictObject({ step: z.enum(stepIds) }),
  z.strictObject({ camera: z.enum(cameraProblems) }),
  z.strictObject({ draft: z.enum(draftReturns) }),
]);

const maxLetters = 100;

export type BrowserCount = z.infer<typeof browserCount>;

/** @returns null if it is no known count */
export function countFromBrowser(text: string, metrics: Metrics): BrowserCount | null {
  if (text.length > maxLetters) return null;
  const told = z.safeParse(browserCount, parseJson(text));
  if (!told.success) return null;
  if ("step" in told.data) metrics.steps.inc({ step: told.data.step });
  else if ("draft" in told.data) metrics.draftReturns.inc({ end: told.data.draft });
  else metrics.cameraProblems.inc({ problem: told.data.camera });
  return told.data;
}
