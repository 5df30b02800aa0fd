import type { openApi } from "../description";

type File = ReturnType<typeof openApi>;

/** What zod writes of our schemas; another keyword is refused, so that no type is wider than the file. */
type Schema = {
  $ref?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  type?: string | string[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
};

type Parameter = { name: string; in: string; required: boolean; schema: Schema };

type Operation = {
  summary: string;
  parameters: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content: Record<string, { schema: Schema }> }>;
};

const plain: Record<string, string> = {
  string: "string",
  integer: "number",
  number: "number",
  boolean: "boolean",
  null: "null",
};

export function typeOf(schema: Schema): string {
  if (schema.$ref) return schema.$ref.replace("#/components/schemas/", "");
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(" | ");
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(" | ");
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type })).join(" | ");
  if (schema.type === "array" && schema.items) return `(${typeOf(schema.items)})[]`;
  if (schema.type === "object") return objectOf(schema);
  const named = plain[schema.type ?? ""];
  if (!named) throw new Error(`No type is known for ${JSON.stringify(schema)}.`);
  return named;
}

const objectOf = ({ properties = {}, required = [] }: Schema) =>
  `{ ${Object.entries(properties)
    .map(([name, one]) => `${JSON.stringify(name)}${required.includes(name) ? "" : "?"}: ${typeOf(one)};`)
    .join(" ")} }`;

function operationOf({ summary, parameters, requestBody, responses }: Operation, name: string): string {
  const places = [...new Set(parameters.map((one) => one.in))].map((place) => {
    const own = parameters.filter((one) => one.in === place);
    const properties = Object.fromEntries(own.map((one) => [one.name, one.schema]));
    const required = own.filter((one) => one.required).map((one) => one.name);
    return `${place}${required.length > 0 ? "" : "?"}: ${objectOf({ properties, required })};`;
  });
  const [body] = Object.values(requestBody?.content ?? {});
  if (body) places.push(`body?: ${typeOf(body.schema)};`);
  const answers = Object.entries(responses).filter(([status]) => status.startsWith("2"));
  const types = answers.flatMap(([, { content }]) =>
    Object.values(content).map(({ schema }) => typeOf(schema)),
  );
  return `/** ${summary}. */ "${name}": { given: { ${places.join(" ")} }; answer: ${[...new Set(types)].join(" | ")} };`;
}

/** Without format. */
export function clientSource({ paths, components }: File): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) =>
      operationOf(one as unknown as Operation, `${method.toUpperCase()} ${path}`),
    ),
  );
  const types = Object.entries(components.schemas).map(
    ([name, schema]) => `export type ${name} = ${typeOf(schema as Schema)};`,
  );
  return `// Made from /api/v1/openapi.json by \`npm run api-client\`: do not edit. Needs nothing but \`fetch\`.

${types.join("\n\n")}

export type Operations = { ${operations.join("\n")} };

export class OnboardingProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

type Given = Partial<Record<"path" | "query" | "header", Record<string, string>>> & { body?: unknown };

/** Throws \`OnboardingProblem\` where the API refuses. */
export const createClient =
  (url: string, key: string) =>
  async <Name extends keyof Operations>(
    name: Name,
    given: Operations[Name]["given"],
  ): Promise<Operations[Name]["answer"]> => {
    const { path = {}, query = {}, header = {}, body }: Given = given;
    const [method = "", place = ""] = name.split(" ");
    const filled = place.replace(/\\{(\\w+)\\}/g, (_, part) => encodeURIComponent(path[part] ?? ""));
    const answer = await fetch(new URL(\`\${filled}?\${new URLSearchParams(query)}\`, url), {
      method,
      headers: { ...header, authorization: \`Bearer \${key}\`, ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const said = await answer.json();
    if (!answer.ok) throw new OnboardingProblem(said);
    return said;
  };
`;
}
