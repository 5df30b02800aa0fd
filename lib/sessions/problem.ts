import * as z from "zod";

/** Everything an API call can be refused for. */
export const problems = {
  no_key: { status: 401, title: "A valid API key is needed: `Authorization: Bearer kok_…`." },
  scope: { status: 403, title: "This API key was not granted what this address needs." },
  not_found: { status: 404, title: "There is nothing under this address." },
  too_many: { status: 429, title: "Too many calls without a valid key came from this network address." },
  failed: { status: 500, title: "The call failed here. Calling again is safe." },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemKind = keyof typeof problems;

export const problemNames = Object.keys(problems) as [ProblemKind, ...ProblemKind[]];

const typePrefix = "urn:kredibel-onboarding:problem:";

/** RFC 9457. */
export const problemDetails = z.object({
  type: z.enum(problemNames.map((name) => typePrefix + name)).describe("Compare this, not the title."),
  title: z.string(),
  status: z.int(),
  requestId: z.string().optional().describe("To be found in the log."),
});

export const problemType = "application/problem+json";

export function problemOf(kind: ProblemKind, requestId?: string | null): z.infer<typeof problemDetails> {
  return { type: typePrefix + kind, ...problems[kind], ...(requestId && { requestId }) };
}
