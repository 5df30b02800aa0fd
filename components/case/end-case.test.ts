import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakePage } from "../testing/page";

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

const formEntry = ({ type, name, value }: Record<string, string>) =>
  type === "hidden" ? { [name ?? ""]: value } : {};
const postTo = (next: string) => ({ method: "post", action: "/api/end-case", next });

/** A page with a case, and the forms that it has posted. */
async function aPage() {
  const page = fakePage();
  const posted: object[] = [];
  const onPage = new Set<unknown>();
  const createElement = (tag: string) => {
    const fields: { type: string; name: string; value: string }[] = [];
    const element = { tag, method: "get", action: "" };
    return Object.assign(element, {
      append: (field: (typeof fields)[0]) => fields.push(field),
      // A form that is not in the document is not submitted.
      submit() {
        const { method, action } = element;
        if (onPage.has(this)) posted.push({ method, action, ...fields.map(formEntry)[0] });
      },
    });
  };
  Object.assign(page.document, {
    createElement,
    body: { append: (element: unknown) => onPage.add(element) },
  });
  const fetched = vi.fn(async (_: string, __: RequestInit) => new Response());
  vi.stubGlobal("fetch", fetched);
  const draft = await import("@/lib/onboarding/draft");
  const pending = await import("@/lib/onboarding/attempt/pending-submission");
  const cases = await import("./end-case");
  return { posted, fetched, ...draft, ...pending, ...cases };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

test("holdsCase: true from the first answer, or while a submission is pending", async () => {
  const { holdsCase, setAnswers, startAgain, beginSubmission } = await aPage();
  expect(holdsCase()).toBe(false);
  setAnswers({ fullName: "SITI CONTOH" });
  expect(holdsCase()).toBe(true);
  startAgain();
  expect(holdsCase()).toBe(false);
  beginSubmission("1");
  expect(holdsCase()).toBe(true);
});

test("endCase: forgets the answers and posts the next address", async () => {
  const { posted, endCase, setAnswers, getJourney, emptyJourney, journeyDisposed } = await aPage();
  setAnswers({ fullName: "SITI CONTOH" });
  await endCase("/id/branch/new");
  expect(getJourney()).toBe(emptyJourney);
  expect(journeyDisposed.get()).toBe(true);
  expect(posted).toEqual([postTo("/id/branch/new")]);
});

test("endCase: forgets at once, and leaves once the server has the submission", async () => {
  const { posted, endCase, beginSubmission, noteStatus, journeyDisposed, attemptLeft } = await aPage();
  beginSubmission("1");
  const ended = endCase("/id/branch/new");
  await soon();
  expect(journeyDisposed.get()).toBe(true);
  expect(attemptLeft()).toBe("1");
  expect(posted).toEqual([]);
  noteStatus("1", { stage: "received", elapsedMs: 0 });
  await ended;
  expect(posted).toHaveLength(1);
});

test("endCase: stays where the submission was not sent, and leaves when asked again", async () => {
  const { posted, endCase, beginSubmission, endSubmission } = await aPage();
  beginSubmission("1");
  const ended = endCase("/id/branch/new");
  endSubmission("notReached");
  await ended;
  expect(posted).toEqual([]);
  await endCase("/id/branch/new");
  expect(posted).toHaveLength(1);
});

test("endCaseNow: leaves without waiting for the submission", async () => {
  const { posted, endCaseNow, beginSubmission } = await aPage();
  beginSubmission("1");
  endCaseNow("/id/branch");
  expect(posted).toEqual([postTo("/id/branch")]);
});

test("leaveCase: the page stays, and the server ends the case after the submission", async () => {
  const { posted, fetched, leaveCase, beginSubmission, endSubmission, attemptLeft } = await aPage();
  beginSubmission("1");
  const left = leaveCase("/id/branch/new");
  await soon();
  expect(fetched).not.toHaveBeenCalled();
  endSubmission();
  await left;
  const [[route, request] = []] = fetched.mock.calls;
  expect([route, request?.method, request?.redirect, String(request?.body)]).toEqual([
    "/api/end-case",
    "POST",
    "manual",
    "next=%2Fid%2Fbranch%2Fnew",
  ]);
  expect([posted, attemptLeft()]).toEqual([[], "1"]);
});

test("leaveCase: a server that cannot be reached is no error", async () => {
  const { fetched, leaveCase } = await aPage();
  fetched.mockRejectedValue(new TypeError("fetch failed"));
  await expect(leaveCase("/id/branch/new")).resolves.toBeUndefined();
  expect(fetched).toHaveBeenCalledTimes(1);
});
