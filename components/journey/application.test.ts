import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakePage } from "../testing/page";

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

/** @param answers to each request, in turn; an error: the network's */
async function aPage(...answers: unknown[]) {
  fakePage();
  const sent: { method: string; form: Record<string, string> }[] = [];
  vi.stubGlobal("fetch", async (_: string, { method = "", body }: RequestInit) => {
    sent.push({ method, form: Object.fromEntries(body instanceof URLSearchParams ? body : []) });
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer instanceof Response ? answer : Response.json(answer);
  });
  return {
    sent,
    ...(await import("./application")),
    ...(await import("./paths")),
  };
}

const started = { kind: "started", application: "a1", build: "b1" };

test("beginApplication: sends the consent with the operator's reference", async () => {
  const { sent, beginApplication, rememberRef } = await aPage(started);
  rememberRef("INV/26 é&7");
  expect(await beginApplication("en", "branch")).toEqual(started);
  expect(sent).toEqual([
    {
      method: "POST",
      form: expect.objectContaining({
        consentCheck: "yes",
        locale: "en",
        channel: "branch",
        ref: "INV/26 é&7",
      }),
    },
  ]);
});

const sentence = "why";
const build = "b1";

test.each([
  ["goes on where the cookie came back", [started, { application: "a1" }], started],
  ["tells what the server says of a lost cookie", [started, { sentence }], { sentence }],
  ["tells what the server refuses", [{ kind: "refused", build, sentence }], { kind: "refused", sentence }],
])("startApplication: %s", async (_, answers, end) => {
  const { startApplication } = await aPage(...answers);
  expect(await startApplication("id", "self")).toMatchObject(end);
});

test("startApplication: says in the next request how often it was refused", async () => {
  const { sent, startApplication } = await aPage(
    { kind: "refused", build, sentence },
    started,
    { sentence },
    started,
    {},
  );
  for (let times = 0; times < 3; times++) await startApplication("id", "self");
  expect(sent.filter(({ method }) => method === "POST").map(({ form }) => form.again)).toEqual([
    "0",
    "1",
    "2",
  ]);
});

const nginx = (status: number) => new Response("<html><h1>Bad Gateway</h1></html>", { status });
const gateway = (status: number) => Response.json({ message: "no upstream" }, { status });

test.each([
  ["the network breaks", [new TypeError("fetch failed")]],
  ["the network breaks in between", [started, new TypeError("fetch failed")]],
  ["a proxy answers 502 with a page", [nginx(502)]],
  ["a proxy answers 502 in between", [started, nginx(502)]],
  ["a proxy answers 504 with no word", [new Response(null, { status: 504 })]],
  ["an API gateway answers 503 in JSON", [gateway(503)]],
  ["an API gateway answers 503 in between", [started, gateway(503)]],
  ["a portal answers 200 in JSON", [gateway(200)]],
])("startApplication: throws where %s", async (_, answers) => {
  const { startApplication } = await aPage(...answers);
  await expect(startApplication("id", "self")).rejects.toThrow(/./);
});

test("applicationOpened: the consent is sent once where the server has taken it", async () => {
  const { sent, beginApplication, applicationOpened } = await aPage(started);
  void beginApplication("id", "self");
  expect(await applicationOpened("id", "self")).toEqual(started);
  expect(sent).toHaveLength(1);
});

test.each([[new TypeError("fetch failed")], [{ kind: "refused", reason: "limit" }]])(
  "applicationOpened: after %j the consent is sent once more",
  async (first) => {
    const { sent, beginApplication, applicationOpened } = await aPage(first, started);
    void beginApplication("id", "self").catch(() => {});
    expect(await applicationOpened("id", "self")).toEqual(started);
    expect(sent).toHaveLength(2);
  },
);

test("applicationOpened: throws what the network throws the second time", async () => {
  const { applicationOpened } = await aPage(new TypeError("fetch failed"));
  await expect(applicationOpened("id", "self")).rejects.toThrow("fetch failed");
});

test("leaveApplication: ends it on the server, and the page comes back to no attempt", async () => {
  const { sent, leaveApplication, mayResume } = await aPage(new TypeError("fetch failed"));
  leaveApplication();
  expect([sent.map(({ method }) => method), mayResume()]).toEqual([["DELETE"], false]);
});

test("withRef: adds the reference to an address, but not on a branch's tablet", async () => {
  const { withRef, rememberRef } = await aPage();
  expect(withRef("/id")).toBe("/id");
  rememberRef("INV/26 é&7");
  expect(withRef("/id")).toBe("/id?ref=INV%2F26%20%C3%A9%267");
  expect(withRef("?step=card")).toBe("?step=card&ref=INV%2F26%20%C3%A9%267");
  fakePage().location.pathname = "/id/branch/apply";
  expect(withRef("?step=card")).toBe("?step=card");
});
