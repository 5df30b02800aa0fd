import * as z from "zod";
import { attemptResult } from "../../sessions/attempt-result";
import { type ProblemKind, problemDetails, problems, problemType } from "../../sessions/problem";
import { scopes } from "../../sessions/scopes";
import { sessionBody } from "../../sessions/session-body";
import { idempotencyKey, sessionQuery } from "../../sessions/session-query";
import { madeSession, sessionPage, sessionResult } from "../../sessions/session-result";
import { callOf, type ExampleCall, exampleOf, problemExample } from "./examples";
import { type SystemPlace, scopeOf } from "./system-route";

type Method = "get" | "post";

type Parameters = Record<string, z.ZodType>;

type Operation = {
  summary: string;
  path?: Parameters;
  query?: Parameters;
  header?: Parameters;
  body?: keyof typeof schemas;
  /** By status. */
  answers: Partial<Record<200 | 201, keyof typeof schemas>>;
  /** Beside those that any call can meet. */
  problems: ProblemKind[];
};

const sessionPath = { sessionId: z.uuid() };

/** Each route for other systems, described once: the OpenAPI file is made of it. */
export const operations: Record<SystemPlace, Partial<Record<Method, Operation>>> = {
  "route /api/v1/attempts/[attemptId]": {
    get: {
      summary: "How one attempt stands or ended",
      path: { attemptId: z.uuid() },
      answers: { 200: "Attempt" },
      problems: ["not_found"],
    },
  },
  "route /api/v1/sessions": {
    post: {
      summary: "Make a session for one person",
      header: { "Idempotency-Key": idempotencyKey },
      body: "NewSession",
      answers: { 200: "MadeSession", 201: "MadeSession" },
      problems: ["invalid", "not_json", "content_type", "other_body"],
    },
    get: {
      summary: "Sessions, the newest first",
      query: sessionQuery.shape,
      answers: { 200: "SessionPage" },
      problems: ["invalid"],
    },
  },
  "route /api/v1/sessions/[sessionId]": {
    get: {
      summary: "How one session stands or ended",
      path: sessionPath,
      answers: { 200: "Session" },
      problems: ["not_found"],
    },
  },
  "route /api/v1/sessions/[sessionId]/cancel": {
    post: {
      summary: "Cancel a session",
      path: sessionPath,
      answers: { 200: "Session" },
      problems: ["not_found", "session_over"],
    },
  },
};

/** Those of the request guard last. */
export const everyCall: ProblemKind[] = [
  "no_key",
  "scope",
  "too_many",
  "failed",
  "method",
  "malformed",
  "too_large",
  "too_slow",
  "busy",
];

/** OpenAPI 3.1, whose schemas are JSON Schema as zod writes it. */
export function openApi() {
  return {
    openapi: "3.1.0",
    info: {
      title: "Onboarding results",
      version: "1",
      description:
        "How attempts ended, without personal data. Within v1 things are added and none is taken away. `x-call` beside an example is the call that is answered so.",
      license: { name: "Proprietary, of the operator of this address", url: "/" },
    },
    servers: [{ url: "/" }],
    security: [{ key: [] }],
    paths: Object.fromEntries(
      Object.entries(operations).map(([place, methods]) => [
        pathOf(place),
        Object.fromEntries(
          Object.entries(methods).map(([method, one]) => [
            method,
            operationOf(place as SystemPlace, method as Method, one),
          ]),
        ),
      ]),
    ),
    components: {
      securitySchemes: {
        key: {
          type: "http",
          scheme: "bearer",
          description: "`kok_live_…`, or `kok_test_…` of a simulating app.",
        },
      },
      schemas: Object.fromEntries(
        Object.entries({ ...schemas, Problem: problemDetails }).map(([name, schema]) => [
          name,
          jsonSchema(schema),
        ]),
      ),
    },
  };
}

/** `route /api/v1/attempts/[attemptId]` → `/api/v1/attempts/{attemptId}`. */
const pathOf = (place: string) => place.replace(/^route /, "").replace(/\[(\w+)\]/g, "{$1}");

function operationOf(place: SystemPlace, method: Method, operation: Operation) {
  const { summary, path = {}, query = {}, header = {}, body, answers, problems: own } = operation;
  const scope = scopeOf(place, method === "get" ? "GET" : "POST");
  const call = callOf(method, pathOf(place), body !== undefined);
  return {
    summary,
    operationId: `${summary.toLowerCase().replaceAll(/[^a-z]+/g, "-")}`,
    description: `Wants a key with \`${scope}\`: ${scopes[scope]}.`,
    parameters: Object.entries({ path, query, header }).flatMap(([place, parameters]) =>
      Object.entries(parameters).map(([name, schema]) => ({
        name,
        in: place,
        required: !schema.safeParse(undefined).success,
        schema: jsonSchema(schema),
      })),
    ),
    ...(body && {
      requestBody: {
        content: {
          "application/json": { schema: referenceTo(body), examples: { one: { value: exampleOf[body] } } },
        },
      },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, name]) => [
          status,
          {
            description: described[status],
            content: {
              "application/json": {
                schema: referenceTo(name),
                examples: { one: { value: exampleOf[name], "x-call": call } },
              },
            },
          },
        ]),
      ),
      ...problemResponses([...everyCall, ...own], call),
    },
  };
}

const described: Record<string, string> = { 200: "Found, or as it was made before.", 201: "Made." };

function problemResponses(kinds: ProblemKind[], call: ExampleCall) {
  const statuses = new Set(kinds.map((kind) => problems[kind].status));
  return Object.fromEntries(
    [...statuses].map((status) => {
      const those = kinds.filter((kind) => problems[kind].status === status);
      const examples = Object.fromEntries(those.map((kind) => [kind, problemExample(kind, call)]));
      const content = { [problemType]: { schema: referenceTo("Problem"), examples } };
      return [status, { description: those.map((kind) => problems[kind].title).join(" "), content }];
    }),
  );
}

/** By the name that a client's type has. */
const schemas = {
  Attempt: attemptResult,
  NewSession: sessionBody([]),
  MadeSession: madeSession,
  Session: sessionResult,
  SessionPage: sessionPage,
};

const referenceTo = (name: keyof typeof schemas | "Problem") => ({ $ref: `#/components/schemas/${name}` });

/** As input: fields may be added within v1. OpenAPI says the dialect itself. */
function jsonSchema(schema: z.ZodType) {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: "input" });
  return rest;
}
