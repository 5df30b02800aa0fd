import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { answerMalformed, isMalformedCall } from "./malformed-call";

test("malformed call: a post to a page that failed before an action of ours began", () => {
  const [requestId, path] = ["1", "/id/apply"];
  expect(isMalformedCall({ method: "POST", path, requestId }, new Set())).toBe(true);
  expect(isMalformedCall({ method: "POST", path, requestId }, new Set(["1"]))).toBe(false);
  expect(isMalformedCall({ method: "GET", path, requestId }, new Set())).toBe(false);
  expect(isMalformedCall({ method: "POST", path: "/api/application", requestId }, new Set())).toBe(false);
});

test("malformed call: 400 instead of Next's 500, however its head is written", async () => {
  const begun = new Set<string>();
  const ways: Record<string, (response: ServerResponse) => void> = {
    "/head": (response) => response.writeHead(500, { "x-a": "b" }).end(),
    "/implicit": (response) => {
      response.statusCode = 500;
      response.end("x");
    },
    "/begun": (response) => {
      begun.add("/begun");
      response.writeHead(500).end();
    },
    "/well": (response) => response.writeHead(303, { location: "/" }).end(),
  };
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    answerMalformed(response, { method: request.method, path, requestId: path }, begun);
    ways[path]?.(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const statuses = await Promise.all(
    Object.keys(ways).map(
      async (path) =>
        (await fetch(`http://127.0.0.1:${port}${path}`, { method: "POST", redirect: "manual" })).status,
    ),
  );
  server.close();
  expect(statuses).toEqual([400, 400, 500, 303]);
  expect(begun).toEqual(new Set());
});

test("malformed call: each server action begins with its head", () => {
  const files = execFileSync("git", ["grep", "-l", '^"use server"', "--", "app", "lib"], {
    encoding: "utf8",
  });
  const actions = files
    .split("\n")
    .filter(Boolean)
    .flatMap((file) =>
      readFileSync(file, "utf8")
        .split(/^export async function /m)
        .slice(1),
    );
  expect(actions.length).toBeGreaterThanOrEqual(5);
  for (const action of actions) {
    const body = action.slice(action.indexOf("{\n"));
    expect(body.split("\n", 4).join("\n")).toContain("await actionHead()");
  }
});
