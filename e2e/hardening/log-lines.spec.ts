import { expect, test } from "../support/fixtures";
import { ownBranchApp } from "../support/server/own-app";
import { actionId, cookieOf, Visitor } from "../support/server/visitor";

/** What a log collector reads over malformed calls and an outage of the database. */
test.describe.configure({ mode: "serial", timeout: 90_000 });

const app = ownBranchApp();

type Line = { level: string; msg: string; alert?: boolean; errorId?: string };

/** @throws where a line is no JSON object */
function linesSince(before: number): Line[] {
  const lines = app.instance.output().slice(before).split("\n").filter(Boolean);
  return lines.map((line) => {
    const read: Line = line.startsWith("{") ? JSON.parse(line) : null;
    expect(read, line).not.toBeNull();
    return read;
  });
}

const multipart = "multipart/form-data; boundary=x";
const field = (name: string, value: string) =>
  `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const bodies: Record<string, [type: string | null, body: string]> = {
  "no type": [null, "x"],
  "an odd type": ["image/png", "x"],
  JSON: ["application/json", '{"__proto__":{}}'],
  "text of no arguments": ["text/plain", "[["],
  "text that names itself": ["text/plain", '["$F1"]'],
  "a form without a boundary": ["multipart/form-data", "x"],
  "a form that is cut": [multipart, '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n'],
  "a form of other parts": [multipart, "--y\r\n\r\n--y--"],
  "an action that nobody has": [multipart, `${field(`$ACTION_ID_${"0".repeat(42)}`, "")}--x--`],
  "arguments that nobody sent": [multipart, `${field("$ACTION_REF_1", "")}${field("$ACTION_1:0", "x")}--x--`],
  "a form state that is none": [multipart, `${field("$ACTION_KEY", "x")}--x--`],
  "arguments that refer to others": [multipart, `${field("0", '["$K1"]')}--x--`],
  "arguments that are no list": [multipart, `${field("0", "{")}--x--`],
};
const paths = [
  "/id",
  "/id/apply",
  "/id/branch/sign-in",
  "/id/no/such/page",
  "/api/application",
  "/api/end-case",
];

test("malformed calls of anybody: no 5xx, no alert, no stack but within a line of JSON", async () => {
  const before = app.instance.output().length;
  const wrong: string[] = [];
  let asked = 0;
  for (const path of paths)
    for (const [name, [type, body]] of Object.entries(bodies))
      for (const action of [null, "0".repeat(42), actionId("signInStaff"), actionId("submitApplication")]) {
        const headers = {
          origin: app.instance.url,
          ...(type && { "content-type": type }),
          ...(action && { "next-action": action }),
        };
        const answer = await fetch(`${app.instance.url}${path}`, {
          method: "POST",
          headers,
          body: new TextEncoder().encode(body),
          redirect: "manual",
        });
        const stack = /^\s+at .+:\d+/m.test(await answer.text());
        asked++;
        if (answer.status >= 500 || stack) wrong.push(`${answer.status} ${path}, ${name}, ${action}`);
      }
  expect(asked).toBe(paths.length * Object.keys(bodies).length * 4);
  expect(wrong).toEqual([]);
  expect(await app.instance.metric("onboarding_requests_turned_away_total")).toBeGreaterThan(100);
  const lines = linesSince(before);
  expect(lines.length).toBeGreaterThan(50);
  expect(lines.filter(({ alert }) => alert)).toEqual([]);
});

test("the database stops: every line is JSON, one alert, and the code on the page is in the log", async () => {
  const { url } = app.instance;
  const staff = await cookieOf(url, "staffA");
  const visitor = new Visitor(url);
  await visitor.start();
  const before = app.instance.output().length;
  app.stopDatabase();
  for (let poll = 0; poll < 10; poll++) {
    for (const path of ["/api/health/ready", "/id/branch", "/api/branch/in-flight", "/id/branch/sign-in"])
      await (await fetch(`${url}${path}`, { headers: { cookie: staff }, redirect: "manual" })).text();
    await new Visitor(url).start().catch(() => {});
  }
  const page = await (await fetch(`${url}/id/branch`, { headers: { cookie: staff } })).text();
  const digest = /"digest\\?":\\?"(\d+)/.exec(page)?.[1];
  expect(digest).toBeDefined();
  await expect.poll(() => linesSince(before).map(({ errorId }) => errorId)).toContain(digest);
  const lines = linesSince(before);
  expect(lines.length).toBeGreaterThan(20);
  expect(lines.filter(({ alert }) => alert)).toHaveLength(1);
  // From the very first line, Next's own.
  expect(linesSince(0).map(({ msg }) => msg)).toContainEqual(expect.stringContaining("Next.js"));
});
