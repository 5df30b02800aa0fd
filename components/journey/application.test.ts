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
    return Response.json(answer);
  });
  return { sent, ...(await import("./application")), ...(await import("./paths")) };
}

const started = { kind: "started" };

test("beginApplication: sends the consent with the operator's reference", async () => {
  const { sent, beginApplication, rememberRef } = await aPage(started);
  rememberRef("ref-7");
  expect(await beginApplication("en", "branch")).toEqual(started);
  expect(sent).toEqual([
    {
      method: "POST",
      form: expect.objectContaining({ consentCheck: "yes", locale: "en", channel: "branch", ref: "ref-7" }),
    },
  ]);
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
  rememberRef("ref-7");
  expect(withRef("/id")).toBe("/id?ref=ref-7");
  expect(withRef("?step=card")).toBe("?step=card&ref=ref-7");
  fakePage().location.pathname = "/id/branch/apply";
  expect(withRef("?step=card")).toBe("?step=card");
});
