// Made from /api/v1/openapi.json by `npm run api-client`: do not edit. Needs nothing but `fetch`.

export type Attempt = {
  id: string;
  status: "in_progress" | "settled" | "unknown" | "not_processed";
  outcome:
    | "verified"
    | "verified_with_reason"
    | "not_verified"
    | "invalid"
    | "unavailable"
    | "unknown"
    | null;
  rejectFields: string[];
  charge: "full" | "liveness_only" | "none" | "unknown" | null;
  kredibelId: string | null;
  referenceId: string | null;
  errorId: string | null;
  sessionId: string | null;
  ref: string | null;
  channel: "self" | "branch";
  branch: string | null;
  startedAt: string;
  sentAt: string | null;
  endedAt: string | null;
  settledByOperator: boolean;
  consent: { version: string; textHash: string; language: string; givenAt: string } | null;
};

export type NewSession = {
  ref?: string;
  locale?: "id" | "en";
  returnUrl?: string;
  prefill?: {
    fullName?: { value: string; locked?: boolean };
    birthDate?: { value: string; locked?: boolean };
    emailAddress?: { value: string; locked?: boolean };
    phoneNumber?: { value: string; locked?: boolean };
  };
  expectedNik?: string;
  expiresIn?: number;
};

export type MadeSession = {
  id: string;
  expiresAt: string;
  status: "completed" | "cancelled" | "expired" | "submitted" | "opened" | "created";
  url: string;
};

export type Session = {
  id: string;
  ref: string | null;
  status: "completed" | "cancelled" | "expired" | "submitted" | "opened" | "created";
  outcome:
    | "verified"
    | "verified_with_reason"
    | "not_verified"
    | "invalid"
    | "unavailable"
    | "unknown"
    | null;
  rejectFields: string[];
  kredibelId: string | null;
  referenceId: string | null;
  nikMatches: boolean | null;
  attemptId: string | null;
  chargedCalls: number;
  unclearCalls: number;
  channel: "self" | "branch";
  branch: string | null;
  createdAt: string;
  expiresAt: string;
  openedAt: string | null;
  submittedAt: string | null;
  completedAt: string | null;
  expiredAt: string | null;
  cancelledAt: string | null;
  consent: { version: string; textHash: string; language: string; givenAt: string } | null;
};

export type SessionPage = {
  sessions: {
    id: string;
    ref: string | null;
    status: "completed" | "cancelled" | "expired" | "submitted" | "opened" | "created";
    outcome:
      | "verified"
      | "verified_with_reason"
      | "not_verified"
      | "invalid"
      | "unavailable"
      | "unknown"
      | null;
    rejectFields: string[];
    kredibelId: string | null;
    referenceId: string | null;
    nikMatches: boolean | null;
    attemptId: string | null;
    chargedCalls: number;
    unclearCalls: number;
    channel: "self" | "branch";
    branch: string | null;
    createdAt: string;
    expiresAt: string;
    openedAt: string | null;
    submittedAt: string | null;
    completedAt: string | null;
    expiredAt: string | null;
    cancelledAt: string | null;
    consent: { version: string; textHash: string; language: string; givenAt: string } | null;
  }[];
  after: string | null;
};

export type Problem = {
  type:
    | "urn:kredibel-onboarding:problem:no_key"
    | "urn:kredibel-onboarding:problem:scope"
    | "urn:kredibel-onboarding:problem:not_found"
    | "urn:kredibel-onboarding:problem:not_json"
    | "urn:kredibel-onboarding:problem:content_type"
    | "urn:kredibel-onboarding:problem:invalid"
    | "urn:kredibel-onboarding:problem:other_body"
    | "urn:kredibel-onboarding:problem:session_over"
    | "urn:kredibel-onboarding:problem:too_many"
    | "urn:kredibel-onboarding:problem:method"
    | "urn:kredibel-onboarding:problem:malformed"
    | "urn:kredibel-onboarding:problem:too_large"
    | "urn:kredibel-onboarding:problem:too_slow"
    | "urn:kredibel-onboarding:problem:busy"
    | "urn:kredibel-onboarding:problem:failed";
  title: string;
  status: number;
  field?: string;
  detail?: string;
  requestId?: string;
};

export type Operations = {
  /** How one attempt stands or ended. */ "GET /api/v1/attempts/{attemptId}": {
    given: { path: { attemptId: string } };
    answer: Attempt;
  };
  /** Make a session for one person. */ "POST /api/v1/sessions": {
    given: { header?: { "Idempotency-Key"?: string }; body?: NewSession };
    answer: MadeSession;
  };
  /** Sessions, the newest first. */ "GET /api/v1/sessions": {
    given: {
      query?: {
        ref?: string;
        status?: "completed" | "cancelled" | "expired" | "submitted" | "opened" | "created";
        after?: string;
      };
    };
    answer: SessionPage;
  };
  /** How one session stands or ended. */ "GET /api/v1/sessions/{sessionId}": {
    given: { path: { sessionId: string } };
    answer: Session;
  };
  /** Cancel a session. */ "POST /api/v1/sessions/{sessionId}/cancel": {
    given: { path: { sessionId: string } };
    answer: Session;
  };
};

export class OnboardingProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

type Given = Partial<Record<"path" | "query" | "header", Record<string, string>>> & { body?: unknown };

/** Throws `OnboardingProblem` where the API refuses. */
export const createClient =
  (url: string, key: string) =>
  async <Name extends keyof Operations>(
    name: Name,
    given: Operations[Name]["given"],
  ): Promise<Operations[Name]["answer"]> => {
    const { path = {}, query = {}, header = {}, body }: Given = given;
    const [method = "", place = ""] = name.split(" ");
    const filled = place.replace(/\{(\w+)\}/g, (_, part) => encodeURIComponent(path[part] ?? ""));
    const answer = await fetch(new URL(`${filled}?${new URLSearchParams(query)}`, url), {
      method,
      headers: {
        ...header,
        authorization: `Bearer ${key}`,
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const said = await answer.json();
    if (!answer.ok) throw new OnboardingProblem(said);
    return said;
  };
