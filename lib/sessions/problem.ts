import * as z from "zod";

/** Everything an API call can be refused for. */
export const problems = {
  no_key: { status: 401, title: "A valid API key is needed: `Authorization: Bearer kok_…`." },
  scope: { status: 403, title: "This API key was not granted what this address needs." },
  not_found: { status: 404, title: "There is nothing under this address." },
  not_json: { status: 400, title: "The body is not JSON." },
  content_type: { status: 415, title: "The body must be `application/json`." },
  invalid: { status: 422, title: "A field is not as described." },
  other_body: { status: 409, title: "This Idempotency-Key came before with another body." },
  session_over: { status: 409, title: "The session is completed or has expired." },
  too_many: { status: 429, title: "Too many calls without a valid key came from this network address." },
  method: { status: 405, title: "This address does not know this method." },
  malformed: { status: 400, title: "The call cannot be read." },
  too_large: { status: 413, title: "The body is larger than any call needs." },
  too_slow: { status: 408, title: "The body did not arrive in time. Calling again is safe." },
  busy: { status: 503, title: "Too much is arriving just now. Call again after `Retry-After` seconds." },
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
  field: z.string().optional().describe("With `invalid`: which one, like `prefill.birthDate.value`."),
  detail: z.string().optional().describe("With `invalid`: what is wrong with it, without the value."),
  requestId: z.string().optional().describe("To be found in the log."),
});

export const problemType = "application/problem+json";

/** Never the value. */
export type FieldProblem = { field: string; detail: string };

export function problemOf(
  kind: ProblemKind,
  requestId?: string | null,
  field?: FieldProblem,
): z.infer<typeof problemDetails> {
  return { type: typePrefix + kind, ...problems[kind], ...field, ...(requestId && { requestId }) };
}

/** The first of what zod found. */
export function fieldProblemOf({ issues: [issue] }: z.ZodError): FieldProblem {
  if (!issue) throw new Error("A zod error without an issue.");
  const path = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0]] : issue.path;
  const detail = issue.code === "unrecognized_keys" ? "is not known" : issue.message;
  return { field: path.map(String).join(".").slice(0, 100) || "body", detail };
}
