import * as z from "zod";
import { attemptResult } from "../../sessions/attempt-result";
import { type ProblemKind, problemDetails, problems, problemType } from "../../sessions/problem";
import { scopes } from "../../sessions/scopes";
import { access } from "../../staff/access";
import type { SystemPlace } from "./system-route";

type Method = "get";

type Operation = {
  summary: string;
  /** Path parameters. */
  params: Record<string, z.ZodType>;
  answer: keyof typeof schemas;
  /** Beside those that any call can meet. */
  problems: ProblemKind[];
};

/** Each route for other systems, described once: the OpenAPI file is made of it. */
export const operations: Record<SystemPlace, Partial<Record<Method, Operation>>> = {
  "route /api/v1/attempts/[attemptId]": {
    get: {
      summary: "How one attempt stands or ended",
      params: { attemptId: z.uuid() },
      answer: "Attempt",
      problems: ["not_found"],
    },
  },
};

export const everyCall: ProblemKind[] = ["no_key", "scope", "too_many", "failed"];

/** OpenAPI 3.1, whose schemas are JSON Schema as zod writes it. */
export function openApi() {
  return {
    openapi: "3.1.0",
    info: {
      title: "Onboarding results",
      version: "1",
      description:
        "How attempts ended, without personal data. Within v1 things are added and none is taken away.",
    },
    servers: [{ url: "/" }],
    security: [{ key: [] }],
    paths: Object.fromEntries(
      Object.entries(operations).map(([place, methods]) => [
        pathOf(place),
        Object.fromEntries(
          Object.entries(methods).map(([method, one]) => [method, operationOf(place as SystemPlace, one)]),
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
        Object.entries(schemas).map(([name, schema]) => [name, jsonSchema(schema)]),
      ),
    },
  };
}

/** `route /api/v1/attempts/[attemptId]` → `/api/v1/attempts/{attemptId}`. */
const pathOf = (place: string) => place.replace(/^route /, "").replace(/\[(\w+)\]/g, "{$1}");

function operationOf(place: SystemPlace, { summary, params, answer, problems: own }: Operation) {
  const scope = access[place];
  return {
    summary,
    operationId: `${summary.toLowerCase().replaceAll(/[^a-z]+/g, "-")}`,
    description: `Wants a key with \`${scope}\`: ${scopes[scope]}.`,
    parameters: Object.entries(params).map(([name, schema]) => ({
      name,
      in: "path",
      required: true,
      schema: jsonSchema(schema),
    })),
    responses: {
      200: { description: "Found.", content: { "application/json": { schema: referenceTo(answer) } } },
      ...Object.fromEntries([...everyCall, ...own].map(problemResponse)),
    },
  };
}

const problemResponse = (kind: ProblemKind) => [
  problems[kind].status,
  { description: problems[kind].title, content: { [problemType]: { schema: referenceTo("Problem") } } },
];

/** By the name that a client's type has. */
const schemas = { Attempt: attemptResult, Problem: problemDetails };

const referenceTo = (name: keyof typeof schemas) => ({ $ref: `#/components/schemas/${name}` });

/** As input: fields may be added within v1. OpenAPI says the dialect itself. */
function jsonSchema(schema: z.ZodType) {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: "input" });
  return rest;
}
