import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { formatPhone, parsePhone } from "../../lib/fields/phone";
import { curlLine } from "../../lib/sessions/demo-call";
import { en } from "../../lib/words/en";
import { type LinkPage, linkWords } from "../../lib/words/link";
import { prefillWords } from "../../lib/words/prefill";
import { isoBirthDate, someApplicant } from "../support/applicants";
import { expect, test } from "../support/fixtures";
import { Journey } from "../support/journey";
import { ownBranchApp } from "../support/server/own-app";
import { runExamples } from "./contract";

/** As an integrator's system would: over the wire, against the built app. */
test.describe.configure({ mode: "serial" });

const app = ownBranchApp({
  RETURN_ORIGINS: "https://shop.example.com",
  RETURN_URL: "https://shop.example.com/back",
  WEBHOOK_ALLOW_PRIVATE: "1",
  SUPPORT_CONTACT: "bantuan@contoh.id",
});

let key = "";
test.beforeAll(async () => {
  key = await app.apiKey();
});

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${app.instance.url}/api/v1/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return { status: answer.status, type: answer.headers.get("content-type"), body: await answer.json() };
}

test("bad calls: one shape with the field, and no session is made", async () => {
  const calls: [Parameters<typeof call>, number, string, string?][] = [
    [["POST", "sessions", { nik: "1" }], 422, "invalid", "nik"],
    [
      ["POST", "sessions", { prefill: { birthDate: { value: "1990-02-30" } } }],
      422,
      "invalid",
      "prefill.birthDate.value",
    ],
    [["POST", "sessions", { returnUrl: "https://evil.example/" }], 422, "invalid", "returnUrl"],
    [["POST", "sessions", "{"], 400, "not_json"],
    [["POST", "sessions", "{}", { "content-type": "text/plain" }], 415, "content_type"],
    [["POST", "sessions", {}, { "idempotency-key": "ü" }], 422, "invalid", "Idempotency-Key"],
    [["POST", "sessions", {}, { authorization: "Bearer kok_live_x" }], 401, "no_key"],
    [["GET", "sessions?status=done"], 422, "invalid", "status"],
    [["GET", "sessions?after=1"], 422, "invalid", "after"],
    [["GET", "sessions?ref=%0a"], 422, "invalid", "ref"],
    [["POST", "sessions", { ref: "a\n" }], 422, "invalid", "ref"],
    [["GET", "sessions?page=2"], 422, "invalid", "page"],
    [["GET", "sessions/1"], 404, "not_found"],
    [["POST", "sessions/00000000-0000-4000-8000-000000000000/cancel"], 404, "not_found"],
  ];
  for (const [given, status, kind, field] of calls) {
    const { type, body, ...answer } = await call(...given);
    expect({ given, ...answer, type, field: body.field }).toEqual({
      given,
      status,
      type: "application/problem+json",
      field,
    });
    expect(body.type).toBe(`urn:kredibel-onboarding:problem:${kind}`);
  }
  expect((await call("GET", "sessions")).body).toEqual({ sessions: [], after: null });
});

test("the demo's curl line makes a session", async () => {
  const { stdout } = await promisify(execFile)("sh", ["-c", `${curlLine(app.instance.url, key)} --silent`]);
  const made = JSON.parse(stdout);
  expect(made).toMatchObject({ status: "created", url: expect.stringContaining(app.instance.url) });
  expect((await call("GET", `sessions/${made.id}`)).body).toMatchObject({ ref: "INV/2026/001" });
});

test("link: a second tap or a lost answer is the same browser, another one stays outside", async () => {
  const { id, url } = (await call("POST", "sessions", {})).body;
  const open = async (address: string, cookie = "") => {
    const headers = { "sec-fetch-dest": "document", cookie };
    const answer = await fetch(address, { headers, redirect: "manual" });
    const cookies = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
    return { to: new URL(answer.headers.get("location") ?? "", address), cookie: cookies.join("; ") };
  };
  const status = async () => (await call("GET", `sessions/${id}`)).body.status;
  await open(url);
  const tapped = await open(url);
  expect(await status()).toBe("created");
  const lost = await open(tapped.to.href, tapped.cookie);
  expect(await status()).toBe("opened");
  const asked = await open(url, tapped.cookie);
  expect([lost.to.pathname, asked.to.pathname]).toEqual(["/id", "/id"]);
  const other = await open(url);
  expect((await open(other.to.href, other.cookie)).to.search).toBe("?why=used");
});

test("a session from its link to its result, and a second browser that stays outside", async ({
  browser,
}) => {
  const applicant = someApplicant();
  const { phoneNumber, emailAddress, identityId } = applicant;
  const phone = parsePhone(phoneNumber);
  const made = await call(
    "POST",
    "sessions",
    {
      ref: "INV/2026/001",
      returnUrl: "https://shop.example.com/order",
      expectedNik: identityId,
      prefill: { phoneNumber: { value: phoneNumber, locked: true }, emailAddress: { value: emailAddress } },
    },
    { "idempotency-key": "order 7" },
  );
  expect(made.status).toBe(201);
  const { id, url } = made.body;
  const read = async () => (await call("GET", `sessions/${id}`)).body;

  const preview = await fetch(url, { headers: { "sec-fetch-dest": "empty" }, redirect: "manual" });
  expect(preview.headers.get("set-cookie")).toBeNull();
  expect(await read()).toMatchObject({ status: "created" });

  const page = await browser.newPage({ baseURL: app.instance.url, locale: "id-ID" });
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url().replace(/#.*/, "")));
  await page.goto(url.slice(0, -4));
  await expect(page.getByRole("alert").filter({ hasText: prefillWords.id.unread })).toBeVisible();
  const opened = page.waitForResponse("**/api/prefill");
  await page.goto(url);
  expect((await (await opened).json()).prefill).toEqual({
    phoneNumber: { value: phone.ok && phone.value, locked: true },
    emailAddress: { value: emailAddress, locked: false },
  });
  await expect(page).toHaveURL("/id");
  const second = await browser.newPage({ baseURL: app.instance.url, locale: "id-ID" });
  await second.goto(url);
  await expect(second.getByRole("heading", { name: linkWords.id.used.heading })).toBeVisible();
  await second.close();
  expect(await read()).toMatchObject({ status: "opened" });

  const inIndonesian = new Journey(page, "id", applicant);
  await inIndonesian.begin();
  await inIndonesian.uploadCard();
  await inIndonesian.fillIdentity();
  await page.getByRole("link", { name: "English" }).click();
  const journey = new Journey(page, "en", applicant);
  const locked = journey.textbox(en.fields.phoneNumber);
  await expect(locked).toBeEditable({ editable: false });
  await expect(locked).toHaveValue(phone.ok ? formatPhone(phone.value) : "");
  await expect(locked).toHaveAccessibleDescription(prefillWords.en.locked("Onboarding"));
  await expect(journey.textbox(en.fields.emailAddress)).toHaveValue(emailAddress);
  await page.getByRole("button", { name: en.next, exact: true }).click();
  await journey.uploadSelfie();
  await expect(page.getByRole("link", { name: en.review.change })).toHaveCount(6);
  await journey.submit();
  await journey.expectOutcome("verified");
  expect(await read()).toMatchObject({
    ...{ status: "completed", outcome: "verified", ref: "INV/2026/001", nikMatches: true, chargedCalls: 1 },
    consent: { language: "id" },
  });
  const back = await page.evaluate(async () => {
    const link = [...document.querySelectorAll("a")].find(({ href }) => href.includes("/api/return"));
    return link?.getAttribute("href") ?? "";
  });
  const cookies = await page.context().cookies();
  const answer = await fetch(new URL(back), {
    headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") },
    redirect: "manual",
  });
  expect(answer.headers.get("location")).toMatch(
    new RegExp(
      `^https://shop\\.example\\.com/order\\?ref=INV%2F2026%2F001&session=${id}&outcome=verified&signature=[\\w-]{43}$`,
    ),
  );
  for (const canary of [
    identityId,
    applicant.fullName,
    applicant.emailAddress,
    phoneNumber.slice(2),
    new URL(url).hash.slice(1),
  ])
    expect(`${app.instance.output()} ${addresses.join(" ")}`).not.toContain(canary);
  expect(app.instance.output()).toContain(id);
  await page.close();
});

test("rejected and fixed, then unknown and found out: as webhooks and the API say", async ({ browser }) => {
  const webhooks = await app.webhooks();
  const applicant = someApplicant();
  const { identityId, fullName, phoneNumber, emailAddress } = applicant;
  app.simulator.enqueue(
    { identityId, status: "not_verified", rejectFields: ["fullName"] },
    { identityId, fault: "http_504" },
  );
  const { body: made } = await call("POST", "sessions", {
    ref: "order-8",
    expectedNik: identityId,
    prefill: { phoneNumber: { value: phoneNumber }, emailAddress: { value: emailAddress, locked: true } },
  });
  const read = async () => (await call("GET", `sessions/${made.id}`)).body;
  const page = await browser.newPage({ baseURL: app.instance.url, locale: "id-ID" });
  await page.goto(made.url);
  const journey = new Journey(page, "id", applicant);
  await journey.begin();
  await journey.uploadCard();
  await journey.fillIdentity();
  await page.getByRole("button", { name: journey.words.next, exact: true }).click();
  await journey.uploadSelfie();
  await journey.submit();
  await journey.expectOutcome("not_verified");
  await journey.correct();
  await journey.mend("fullName", "SITI CONTOH LENGKAP");
  await journey.submit();
  await journey.expectOutcome("unknown");
  await page.close();
  expect(await read()).toMatchObject({ status: "submitted", chargedCalls: 1, unclearCalls: 1 });

  const { attemptId } = await read();
  await app.ledger("resolve", attemptId, "verified", "--reference", "ref_certel#found", "--by", "Ani Contoh");
  const told = await webhooks.expect(made, [
    "session.opened",
    "session.submitted",
    "attempt.settled",
    "attempt.unknown",
    "attempt.settled",
    "session.completed",
  ]);
  expect(told.map(({ data }) => data.outcome)).toEqual([
    ...[undefined, undefined, "not_verified", "unknown", "verified", "verified"],
  ]);
  expect(told[4]?.data).toMatchObject({ attemptId, ref: "order-8", settledByOperator: true });
  expect(await read()).toMatchObject({ status: "completed", outcome: "verified", nikMatches: true });

  const kept = await app.rowsOf("select s.*, o.* from sessions s full join outbox o on o.session_id = s.id");
  for (const known of [made.id, attemptId, "order-8", "session.completed"]) expect(kept).toContain(known);
  const given = [identityId, fullName, "LENGKAP", emailAddress, phoneNumber.slice(1), "1990-08-17", "/9j/"];
  expect(given.filter((canary) => kept.includes(canary))).toEqual([]);
});

test("locked and rejected: also after a reload nothing is offered that cannot mend it", async ({
  browser,
}) => {
  const applicant = someApplicant();
  const { identityId, fullName, emailAddress, phoneNumber } = applicant;
  app.simulator.enqueue({ identityId, status: "not_verified", rejectFields: ["fullName"] });
  const values = { fullName, emailAddress, phoneNumber, birthDate: isoBirthDate(applicant) };
  const prefill = Object.entries(values).map(([field, value]) => [field, { value, locked: true }]);
  const { body: made } = await call("POST", "sessions", { prefill: Object.fromEntries(prefill) });
  const page = await browser.newPage({ baseURL: app.instance.url, locale: "id-ID" });
  await page.goto(made.url);
  const journey = new Journey(page, "id", applicant);
  const next = page.getByRole("button", { name: journey.words.next, exact: true });
  await journey.begin();
  await journey.uploadCard();
  await journey.textbox(journey.words.fields.identityId).fill(identityId);
  await next.click();
  await journey.expectStep("contact");
  await next.click();
  await journey.uploadSelfie();
  await journey.submit();
  await journey.expectOutcome("not_verified");
  for (const load of [() => {}, () => page.reload()]) {
    await load();
    await expect(page.getByText(prefillWords.id.renewed("Onboarding"))).toBeVisible();
    await expect(page.getByText("bantuan@contoh.id")).toHaveCount(1);
    await expect(page.getByRole("button", { name: journey.words.after.startAgain })).toHaveCount(0);
  }
  await page.close();
});

for (const [kind, end] of [
  ["cancelled", ({ id }) => call("POST", `sessions/${id}/cancel`)],
  ["expired", ({ id }) => app.rowsOf(`update sessions set expires_at = now() where id = '${id}'`)],
] as [LinkPage, (made: { id: string }) => Promise<unknown>][])
  test(`${kind}: the link says so, and so does the start page of its owner`, async ({ page }) => {
    const { body } = await call("POST", "sessions", { locale: "en" });
    await page.goto(body.url);
    await end(body);
    expect((await call("GET", `sessions/${body.id}`)).body).toMatchObject({ status: kind });
    await page.reload();
    await expect(page.getByRole("heading", { name: linkWords.en[kind].heading })).toBeVisible();
    await page.goto(body.url);
    await expect(page.getByRole("heading", { name: linkWords.en[kind].heading })).toBeVisible();
  });

test("contract: each example of the OpenAPI file is answered as it says", async () => {
  const [done] = (await call("GET", "sessions?status=completed")).body.sessions;
  const { body: open } = await call("POST", "sessions", {});
  const { ran, unrun } = await runExamples(app.instance.url, {
    ...{ key, narrowKey: await app.apiKey([]) },
    ...{ completed: done.id, attempt: done.attemptId, open: open.id },
  });
  test.info().annotations.push({ type: "examples", description: `${ran.length} run` });
  expect(ran.length).toBeGreaterThanOrEqual(40);
  // The request guard's, see its unit tests; the other two follow.
  expect([...unrun].sort()).toEqual(["busy", "failed", "too_many", "too_slow"]);
  const kinds = new Set<string>();
  for (let calls = 0; calls < 101 && !kinds.has(typeOf("too_many")); calls++)
    kinds.add((await call("GET", "sessions", undefined, { authorization: "" })).body.type);
  expect([...kinds]).toEqual([typeOf("no_key"), typeOf("too_many")]);
  app.stopDatabase();
  expect(await call("GET", "sessions")).toMatchObject({ status: 500, body: { type: typeOf("failed") } });
});

const typeOf = (kind: string) => `urn:kredibel-onboarding:problem:${kind}`;
