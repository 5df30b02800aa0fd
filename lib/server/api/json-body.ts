import type * as z from "zod";
import { type FieldProblem, fieldProblemOf } from "../../sessions/problem";
import { mediaTypeOf } from "../http/body-rules";

export type ReadBody<T> =
  | { body: T }
  | { problem: "content_type" | "not_json" }
  | ({ problem: "invalid" } & FieldProblem);

/** Nothing at all is `{}`. Its size is bounded before the app sees it. */
export async function readJsonBody<T>(request: Request, schema: z.ZodType<T>): Promise<ReadBody<T>> {
  const text = await request.text();
  const type = request.headers.get("content-type");
  if (text !== "" && mediaTypeOf({ "content-type": type ?? "" }) !== "application/json")
    return { problem: "content_type" };
  let json: unknown;
  try {
    json = text === "" ? {} : JSON.parse(text);
  } catch {
    return { problem: "not_json" };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { body: parsed.data };
  return { problem: "invalid", ...fieldProblemOf(parsed.error) };
}
