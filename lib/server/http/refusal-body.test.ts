import { expect, test } from "vitest";
import { problemDetails, problemType } from "../../sessions/problem";
import { refusalBody } from "./refusal-body";
import { type Refusal, refusals } from "./refusals";

const requestId = "00000000-0000-4000-8000-000000000001";

test.each(["method", "malformed", "too_large", "too_many_parts", "too_slow", "busy"] as const)(
  "refusal body: %s is a problem with the answer's status for another system",
  (why) => {
    const { type, text } = refusalBody(why, "/api/v1/sessions?x=1", requestId);
    const problem = problemDetails.parse(JSON.parse(text));
    expect(type).toBe(problemType);
    expect(problem).toMatchObject({ status: refusals[why], requestId });
  },
);

test.each(Object.keys(refusals) as Refusal[])("refusal body: %s is one word for our own pages", (why) => {
  for (const path of ["/id/apply", "/api/counts", "/api/v1", "/api/v12/x", undefined])
    expect(refusalBody(why, path, requestId)).toEqual({ type: "text/plain", text: why });
});
