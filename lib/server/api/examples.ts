import type * as z from "zod";
import type { AttemptResult } from "../../sessions/attempt-result";
import { type ProblemKind, problemOf } from "../../sessions/problem";
import type { sessionBody } from "../../sessions/session-body";
import type { MadeSession, SessionResult, sessionPage } from "../../sessions/session-result";

/**
 * The call that is answered like the example beside it. What stands in braces, a test fills in.
 */
export type ExampleCall = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
  /** In place of `body`: so many bytes. */
  bodyBytes?: number;
};

const id = "1f0e5a52-6a0c-4d5e-9a35-8f1f3f0b7c11";
const attemptId = "7d2c4f0a-93be-4b1c-8a57-2f0f4e6f9d02";
const time = "2026-11-28T09:00:00.000Z";

const newSession = {
  ref: "INV/2026/001",
  locale: "id",
  prefill: { fullName: { value: "KENARI CONTOH", locked: true } },
  expectedNik: "9971011708900001",
} satisfies z.input<ReturnType<typeof sessionBody>>;

const madeSession = {
  ...{ id, expiresAt: "2026-11-29T09:00:00.000Z", status: "created" },
  url: "https://onboarding.example.com/id/link/8Qm…#k3P…",
} satisfies MadeSession;

const consent = { version: "2026-11-23", textHash: "9f86d081…", language: "id", givenAt: time };

const session = {
  ...{ id, ref: "INV/2026/001", status: "created", outcome: null, rejectFields: [] },
  ...{ kredibelId: null, referenceId: null, nikMatches: null, attemptId: null },
  ...{ chargedCalls: 0, unclearCalls: 0, channel: "self", branch: null },
  ...{ createdAt: time, expiresAt: "2026-11-29T09:00:00.000Z" },
  ...{ openedAt: null, submittedAt: null, completedAt: null, expiredAt: null, cancelledAt: null },
  consent: null,
} satisfies SessionResult;

const completed = {
  ...session,
  ...{ status: "completed", outcome: "verified", nikMatches: true, attemptId, chargedCalls: 1, consent },
  ...{ kredibelId: "2b6f0c9e…", referenceId: "ref_certel#e87c8bc2…" },
  ...{ openedAt: time, submittedAt: time, completedAt: time },
} satisfies SessionResult;

const attempt = {
  ...{ id: attemptId, status: "settled", outcome: "verified", rejectFields: [], charge: "full" },
  ...{ kredibelId: "2b6f0c9e…", referenceId: "ref_certel#e87c8bc2…", errorId: null },
  ...{ sessionId: id, ref: "INV/2026/001", channel: "self", branch: null },
  ...{ startedAt: time, sentAt: time, endedAt: time, settledByOperator: false, consent },
} satisfies AttemptResult;

const page = { sessions: [session], after: null } satisfies z.infer<typeof sessionPage>;

/** By the name of the schema. */
export const exampleOf = {
  Attempt: attempt,
  NewSession: newSession,
  MadeSession: madeSession,
  Session: completed,
  SessionPage: page,
};

const json = { "Content-Type": "application/json" };

/** Filled in by who makes the call. */
const filledIn: Record<string, string> = { "{sessionId}": "{completed}", "{attemptId}": "{attempt}" };

/** @param path with its parameters in braces */
export function callOf(method: string, path: string, takesBody: boolean): ExampleCall {
  return {
    method: method.toUpperCase(),
    path: path.endsWith("/cancel")
      ? path.replace("{sessionId}", "{open}")
      : path.replace(/\{\w+\}/, (name) => filledIn[name] ?? name),
    headers: {
      Authorization: "Bearer {key}",
      ...(takesBody && { ...json, "Idempotency-Key": "order-7" }),
    },
    ...(takesBody && { body: JSON.stringify(newSession) }),
  };
}

const nowhere = "00000000-0000-4000-8000-000000000000";

/** What is changed about a good call; null: it takes a load or a failure. */
const changes: Record<ProblemKind, ((call: ExampleCall) => Partial<ExampleCall>) | null> = {
  no_key: ({ headers: { Authorization: _, ...headers } }) => ({ headers }),
  scope: ({ headers }) => ({ headers: { ...headers, Authorization: "Bearer {narrowKey}" } }),
  not_found: ({ path }) => ({ path: path.replace(/\{\w+\}/, nowhere) }),
  not_json: () => ({ body: "{" }),
  content_type: ({ headers }) => ({ headers: { ...headers, "Content-Type": "text/plain" } }),
  invalid: ({ path, body }) => (body ? { body: '{ "nik": "1" }' } : { path: `${path}?nik=1` }),
  other_body: () => ({ body: '{ "ref": "INV/2026/002" }' }),
  session_over: ({ path }) => ({ path: path.replace("{open}", "{completed}") }),
  method: () => ({ method: "PATCH" }),
  malformed: ({ path }) => ({ path: `${path}/%zz` }),
  too_large: ({ headers }) => ({ headers: { ...headers, ...json }, bodyBytes: 17_000 }),
  too_many: null,
  too_slow: null,
  busy: null,
  failed: null,
};

export const problemExample = (kind: ProblemKind, call: ExampleCall) => {
  const field = kind === "invalid" ? { field: "nik", detail: "is not known" } : undefined;
  const change = changes[kind];
  return { value: problemOf(kind, id, field), ...(change && { "x-call": { ...call, ...change(call) } }) };
};
