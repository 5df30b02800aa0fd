import { expect, test } from "../support/fixtures";
import { builtRoutes } from "../support/routes";
import { ownApp } from "../support/server/own-app";
import { sendRaw } from "../support/server/raw-request";
import { someForm } from "../support/server/submissions";
import { submissionHead, Visitor } from "../support/server/visitor";

/** Against a server of its own, laid out and started as in the image. */
test.describe.configure({ mode: "serial", timeout: 180_000 });

let visitor: Visitor;

const own = ownApp({
  SUBMISSIONS_PER_ADDRESS_AND_HOUR: "100000",
  MAX_UPLOADS: "12",
  UPLOADS_PER_ADDRESS: "8",
});
test.beforeEach(async () => {
  visitor = new Visitor(own.server.url);
  await visitor.start();
});
test.afterEach(async () => {
  expect(own.server.running()).toBe(true);
  await expectNormalService();
});

test("no Origin, a foreign one, a broken one: refused, no call", async () => {
  for (const origin of [
    null,
    "https://evil.example",
    "null",
    "http://127.0.0.1.evil.example",
    own.server.url.replace("http", "ftp"),
  ]) {
    const { status, text } = await visitor.submit(someForm(), { origin });
    expect([status, text], String(origin)).toEqual([403, "origin"]);
  }
  expect(own.simulator.calls()).toEqual([]);
});

test("without consent, in any form: refused, no call", async () => {
  for (const key of ["consentCheck", "consentCertificate", "consentVersion"]) {
    for (const value of [undefined, "", "no", "on", "true", "{}"]) {
      if (key === "consentVersion" && value) continue;
      const form = someForm();
      if (value === undefined) form.delete(key);
      else form.set(key, value);
      const { outcome } = await visitor.submit(form);
      expect(outcome?.kind, `${key}=${value}`).toBe("invalid");
    }
  }
  expect(own.simulator.calls()).toEqual([]);
});

test("without a session, or with one made up: refused, no call", async () => {
  const other = "A".repeat(43);
  const copied = visitor.cookie.replace(/=[^.]+/, `=${other}`);
  for (const cookie of ["", "application=", `application=${other}`, "application=' or 1=1 --", copied]) {
    const { status, text } = await visitor.submit(someForm(), { cookie });
    expect([status, text], cookie).toEqual([403, "session"]);
  }
  expect(own.simulator.calls()).toEqual([]);
});

test("an attempt sent again: told its end again; with other content: refused; one call in all", async () => {
  const form = someForm();
  const counted = () => own.server.metric("onboarding_attempts_total", 'outcome="verified"');
  const before = await counted();
  const first = await visitor.submit(form);
  expect(first.outcome).toMatchObject({ kind: "verified" });
  expect((await visitor.submit(form)).outcome).toEqual(first.outcome);
  expect((await counted()) - before).toBe(1);
  const other = someForm();
  other.set("attemptId", String(form.get("attemptId")));
  expect((await visitor.submit(other)).outcome).toEqual({ kind: "refused", reason: "session" });
  expect(own.simulator.calls()).toHaveLength(1);
});

test("somebody else's attempt: refused, whether claimed or gone on from, and nothing told of it", async () => {
  const form = someForm();
  expect((await visitor.submit(form)).outcome).toMatchObject({ kind: "verified" });
  const thief = new Visitor(own.server.url);
  await thief.start();
  const copied = await thief.submit(form);
  const linked = someForm();
  linked.set("linkedTo", String(form.get("attemptId")));
  const gone = await thief.submit(linked);
  for (const { outcome } of [copied, gone]) expect(outcome).toEqual({ kind: "refused", reason: "session" });
  expect(own.simulator.calls()).toHaveLength(1);
});

test("a body of 50 MB: ended early, no call", async () => {
  const form = someForm();
  form.set("identityImage", new Blob([new Uint8Array(50_000_000)]), "x");
  const status = await visitor.submit(form).then(
    (reply) => reply.status,
    () => "connection ended",
  );
  expect([413, "connection ended"]).toContain(status);
  expect(own.simulator.calls()).toEqual([]);
});

test("a body without an end, its length not said: cut while it is still being sent, no call", async () => {
  const megabyte = new Uint8Array(1_000_000).fill(120);
  const file =
    '--x\r\nContent-Disposition: form-data; name="_1_identityImage"; filename="x"\r\nContent-Type: image/jpeg\r\n\r\n';
  // How much of it waits in the buffers between the two is up to the machine: it ends only so that the test does.
  let left = 500;
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode(file)),
    pull: (controller) => {
      if (left > 0) controller.enqueue(megabyte);
      else controller.close();
      left -= 1;
    },
  });
  const answer = await visitor.sendBody(body).then(
    ({ status }) => status,
    () => "connection ended",
  );
  expect([413, "connection ended"]).toContain(answer);
  expect(left).toBeGreaterThan(0);
  expect(own.simulator.calls()).toEqual([]);
});

test("dripping body: answered after 30 bytes at most, an address has its share", async () => {
  // What was cut a moment ago may not have let go of its place yet.
  await expect.poll(() => own.server.metric("onboarding_uploads_in_flight")).toBe(0);
  const before = await own.server.metric("onboarding_requests_turned_away_total", "too_slow");
  const drips = Array.from({ length: 12 }, () => drip(visitor));
  // Four of them have got the places of four others.
  await expect
    .poll(() => own.server.metric("onboarding_requests_turned_away_total", "too_slow"))
    .toBe(before + 4);
  expect(await own.server.metric("onboarding_uploads_in_flight")).toBe(8);
  for (const { answer, pieces } of await Promise.all(drips)) {
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toMatch(/^connection: close\r$/im);
    expect(pieces).toBeLessThan(30);
  }
  expect(await own.server.metric("onboarding_requests_turned_away_total", "too_slow")).toBe(before + 12);
  await expect.poll(() => own.server.metric("onboarding_uploads_in_flight")).toBe(0);
});

test("1,000 fields and names that pollute prototypes mean nothing", async () => {
  const names = [
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "__proto__.polluted",
    "constructor.prototype.x",
  ];
  for (const name of names) {
    const form = someForm();
    form.delete("fullName");
    form.set(name, "polluted");
    const { outcome } = await visitor.submit(form);
    expect(outcome).toMatchObject({ kind: "invalid", problems: { fullName: { code: "missing" } } });
  }
  const many = someForm();
  many.delete("fullName");
  for (let index = 0; index < 1_000; index++) many.append(`field${index}`, "x");
  const refused = await visitor.submit(many);
  expect([refused.status, refused.text]).toEqual([413, "too_many_parts"]);
  expect(own.simulator.calls()).toEqual([]);
});

test("oversized headers are refused by the server itself", async () => {
  const answer = await raw(
    own.server.url,
    `GET /id HTTP/1.1\r\nHost: x\r\nX-Long: ${"a".repeat(70_000)}\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 431/);
  expect(
    await raw(own.server.url, `GET /id HTTP/1.1\r\nHost: x\r\nCookie: ${"a=b; ".repeat(2_000)}\r\n\r\n`),
  ).toMatch(/^HTTP\/1\.1 (200|431)/);
});

/** What only `/etc/passwd`, `package.json` and `.env` hold; styles on a page begin with `:root:has(…)`. */
const fileContents = /root:[^:]*:0:0:|"dependencies"|KREDIBEL_API_KEY/;

for (const trick of [
  "/..%2f..%2f..%2fetc/passwd",
  "/%2e%2e/%2e%2e/package.json",
  "/%00",
  "/%c0%ae%c0%ae/",
  "/..;/",
  "//evil.example/",
  "/\\evil.example",
  "/%0d%0aset-cookie:x=1",
  "/.env",
  "/%5c..%5c.env",
  `/${"a".repeat(8_000)}`,
  "/?step=__proto__",
  "?x=%ff%fe",
  "/%E0%A4%A",
])
  test(`path tricks on every route: no surprise, file or foreign address, ${trick.slice(0, 30)}`, async () => {
    const routes = ["", ...builtRoutes()];
    expect(routes.length).toBeGreaterThan(30);
    for (const route of routes) {
      const path = `${route}${trick}`;
      const answer = await raw(
        own.server.url,
        `GET ${path} HTTP/1.1\r\nHost: app.example\r\nConnection: close\r\n\r\n`,
      );
      const [head = ""] = answer.split("\r\n\r\n");
      expect(head, path).toMatch(/^HTTP\/1\.1 [234]\d\d/);
      expect(head.toLowerCase(), path).not.toMatch(/^(set-cookie|location: *(https?:)?[/\\]{2})/m);
      const [leaked = null] = fileContents.exec(answer) ?? [];
      expect(leaked, path).toBeNull();
    }
  });

test("methods and content types that nobody uses: an answer, no call", async () => {
  const answerTo = (method: string, path: string) =>
    raw(own.server.url, `${method} ${path} HTTP/1.1\r\nHost: x\r\nX-Echo: me\r\nConnection: close\r\n\r\n`);
  for (const path of ["/id/apply", "/api/counts"]) {
    for (const method of ["DELETE", "OPTIONS"])
      expect(await answerTo(method, path), `${method} ${path}`).toMatch(/^HTTP\/1\.1 [24]\d\d/);
    for (const method of ["PUT", "PATCH", "PROPFIND", "TRACE"]) {
      const answer = await answerTo(method, path);
      expect(answer, `${method} ${path}`).toMatch(/^HTTP\/1\.1 405 /);
      expect(answer, `${method} ${path}`).not.toMatch(/x-echo/i);
    }
    // Node's parser knows no such method.
    expect(await answerTo("NONSENSE", path), path).toMatch(/^HTTP\/1\.1 400 /);
  }
  for (const type of [
    "application/json",
    "text/plain",
    "multipart/form-data",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=",
  ]) {
    const answer = await fetch(`${own.server.url}/id/apply`, {
      method: "POST",
      headers: { origin: own.server.url, "next-action": "not-an-action", "content-type": type },
      body: '{"__proto__":{"x":1}}',
    });
    expect(answer.status, type).toBeLessThan(500);
    await answer.text();
  }
  expect(own.simulator.calls()).toEqual([]);
});

test("the app's own port tells no metrics", async () => {
  for (const path of ["/metrics", "/id/metrics", "/api/metrics"]) {
    const answer = await fetch(`${own.server.url}${path}`);
    expect(answer.status, path).toBe(404);
    expect(await answer.text(), path).not.toContain("onboarding_");
  }
});

test("the counts take nothing but their closed lists, and only from our own pages", async () => {
  const tell = (body: string, origin: string | null = own.server.url) =>
    fetch(`${own.server.url}/api/counts`, { method: "POST", body, headers: origin ? { origin } : {} });
  for (const body of [
    "",
    "x",
    "{}",
    '{"step":"__proto__"}',
    '{"step":"card","nik":"9900000000000000"}',
    `{"step":"${"x".repeat(5_000)}"}`,
  ])
    expect((await tell(body)).status, body.slice(0, 40)).toBe(400);
  for (const origin of [null, "https://evil.example"])
    expect((await tell('{"step":"card"}', origin)).status).toBe(403);
  const before = await own.server.metric("onboarding_steps_total");
  expect((await tell('{"step":"card"}')).status).toBe(204);
  expect((await own.server.metric("onboarding_steps_total")) - before).toBe(1);
});

async function expectNormalService(): Promise<void> {
  const before = own.simulator.calls().length;
  await expectVerified();
  expect(own.simulator.calls()).toHaveLength(before + 1);
}

async function expectVerified(): Promise<void> {
  const someone = new Visitor(own.server.url);
  await someone.start();
  expect((await someone.submit(someForm())).outcome?.kind).toBe("verified");
}

/** Sends a byte a second of a submission that it promised; resolves when the other side ends it. */
async function drip({ url, cookie }: Visitor): Promise<{ answer: string; pieces: number }> {
  let pieces = 0;
  const next = () => {
    pieces += 1;
    return "x";
  };
  const head = `${submissionHead(url, { cookie, "content-length": "100000" })}--x`;
  return { answer: await sendRaw(url, head, { everyMs: 1_000, next }), pieces };
}

/** A server that keeps the connection has answered within three seconds. */
const raw = (url: string, text: string) => sendRaw(url, text, undefined, 3_000);
