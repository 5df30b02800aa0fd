import type { BrowserContext } from "@playwright/test";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { issueCertificate } from "../../lib/kredibel/client";
import { type ControlledSimulator, startControlledSimulator } from "../../lib/kredibel/simulator/control";
import { sampleRequest } from "../../lib/kredibel/testing/sample-request";
import { someApplicant } from "../support/applicants";
import { collectSubmissions, Kredibel } from "../support/kredibel";
import { simulator as address } from "../support/server/servers";

const apiKey = "test-key";
let simulator: ControlledSimulator;
beforeEach(async () => {
  simulator = await startControlledSimulator({ apiKey });
  address.url = simulator.url;
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await simulator.close();
});

type Typed = Partial<ReturnType<typeof sampleRequest>>;

const call = (typed: Typed) =>
  issueCertificate(sampleRequest(typed), { baseUrl: simulator.url, apiKey, timeoutMs: 10_000 });

/** A page of the context whose submissions are collected, and the hand of its test. */
async function aPage() {
  const applicant = someApplicant();
  const page = { fetch: async () => new Response() } as unknown as Window & Record<string, unknown>;
  vi.stubGlobal("window", page);
  const context = {
    exposeBinding: async (name: string, note: (from: unknown, typed: unknown) => void) => {
      page[name] = async (typed: unknown) => note({}, typed);
    },
    addInitScript: async (script: () => void) => script(),
  };
  const submitted = await collectSubmissions(context as unknown as BrowserContext);
  /** As a server action's form goes out, and then to Kredibel. */
  const send = async (typed: Typed) => {
    const { identityImage, faceImage, ...texts } = sampleRequest(typed);
    const body = new FormData();
    for (const [field, text] of Object.entries(texts)) body.set(`1_${field}`, text);
    await page.fetch("/id/apply", { method: "POST", body });
    await call(typed);
  };
  return { kredibel: new Kredibel(applicant, submitted), applicant, send };
}

test("kredibel: the calls of the page's own application are found, whatever was typed", async () => {
  const { kredibel, applicant, send } = await aPage();
  await send({ emailAddress: "another@example.com" });
  await send({ emailAddress: applicant.emailAddress, identityId: "9900000000000007" });
  await call({ emailAddress: "another@example.com", fullName: "SOMEONE OF ANOTHER TEST" });
  await call({ emailAddress: "other@example.com" });
  const found = await kredibel.calls();
  expect(found.map(({ sha256 }) => sha256)).toEqual(
    simulator
      .calls()
      .slice(0, 2)
      .map(({ sha256 }) => sha256),
  );
});

test("expectOneCall, expectNoCall: say how many calls there were", async () => {
  const { kredibel, send } = await aPage();
  await kredibel.expectNoCall();
  await expect(kredibel.expectOneCall()).rejects.toThrow("0 calls, expected 1");
  await send({ emailAddress: "another@example.com" });
  await kredibel.expectOneCall();
  await expect(kredibel.expectNoCall()).rejects.toThrow("1 calls, expected none");
  await send({ emailAddress: "another@example.com", fullName: "SITI" });
  await expect(kredibel.expectOneCall()).rejects.toThrow("2 calls, expected 1");
});
