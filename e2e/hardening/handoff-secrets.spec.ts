import type { BrowserContext, Request } from "@playwright/test";
import { handoffWords } from "../../lib/words/handoff";
import { expect, screenSizes, test } from "../support/fixtures";
import { ownApp } from "../support/server/own-app";

const own = ownApp();

/** Addresses as they are sent, `Referer`s, and the source of each document. */
async function watched(context: BrowserContext) {
  const sent: string[] = [];
  const sources: Promise<string>[] = [];
  context.on("request", (request: Request) => {
    const url = new URL(request.url());
    sent.push(url.origin + url.pathname + url.search, request.headers().referer ?? "");
  });
  context.on("response", (response) => {
    if (response.request().resourceType() === "document") sources.push(response.text().catch(() => ""));
  });
  return { sent, sources: () => Promise.all(sources) };
}

test("handoff: code and number stand in no log, address, Referer or source", async ({ browser }) => {
  const open = (more: object) => browser.newContext({ baseURL: own.server.url, locale: "id-ID", ...more });
  const [computer, phone] = [await open(screenSizes.desktop), await open(screenSizes.phone)];
  const [seenAtComputer, seenAtPhone] = [await watched(computer), await watched(phone)];
  const [page, onPhone] = [await computer.newPage(), await phone.newPage()];
  const answers: string[] = [];
  onPhone.on("response", async (response) => {
    // The last is gone with its page.
    if (response.url().endsWith("/api/phone")) answers.push(await response.text().catch(() => ""));
  });
  await page.goto("/id/handoff");
  const link = await page.getByLabel(handoffWords.id.copy.link).inputValue();
  const code = new URL(link).hash.slice(1);
  expect(Buffer.from(code, "base64url")).toHaveLength(16);
  await onPhone.goto(link);
  const number = (await page.locator("output").textContent()) ?? "";
  expect(number).toMatch(/^\d\d$/);
  const source = await onPhone.content();
  await onPhone.getByRole("button", { name: number, exact: true }).click();
  await expect(onPhone).toHaveURL(`${own.server.url}/id`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    handoffWords.id.computer.states.phone.heading,
  );
  await expect(onPhone.getByRole("checkbox")).toHaveCount(2);

  const places = {
    log: own.server.output(),
    addresses: [...seenAtComputer.sent, ...seenAtPhone.sent].join("\n"),
    sources: [...(await seenAtComputer.sources()), ...(await seenAtPhone.sources()), source].join("\n"),
    history: await onPhone.evaluate(() => [location.href, document.referrer, document.cookie].join("\n")),
  };
  for (const [place, text] of Object.entries(places)) expect(text, place).not.toContain(code);
  // Each place was read.
  expect(places.log).toContain("A phone took a case over");
  expect(places.addresses).toContain("/id/phone\n");
  expect(places.sources).toContain("Lanjutkan verifikasi Onboarding di ponsel ini");
  // Two digits turn up by chance: what could hold the number is looked at by its name.
  const lines = places.log
    .split("\n")
    .filter((line) => line.includes("phone took") || line.includes("code for a phone"));
  for (const line of lines)
    expect(Object.keys(JSON.parse(line)).sort()).toEqual(
      line.includes("locale")
        ? ["level", "locale", "msg", "requestId", "time"]
        : ["level", "msg", "requestId", "time"],
    );
  expect(places.addresses).not.toMatch(new RegExp(`[=/#]${number}\\b`));
  expect(answers.slice(0, 2).map((answer) => Object.keys(JSON.parse(answer)).sort())).toEqual([
    ["state"],
    ["again", "choices", "startedAt", "state"],
  ]);
  for (const context of [computer, phone]) await context.close();
});
