import type { Page } from "@playwright/test";
import { problemSentence } from "../../components/journey/sentences";
import { id } from "../../lib/words/id";
import { expect, test } from "../support/fixtures";

declare global {
  var lostWrites: string[];
  var wrappedTexts: number;
}

/**
 * A browser's translator: each text node, now and later, gives its place to a new one inside two `<font>`. What the page
 * then writes into a node that it knows, and that stands nowhere any more, is noted as lost.
 */
async function translate(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.lostWrites = [];
    globalThis.wrappedTexts = 0;
    const value = Object.getOwnPropertyDescriptor(Node.prototype, "nodeValue");
    if (!value) throw new Error("Nodes have no value.");
    Object.defineProperty(Node.prototype, "nodeValue", {
      ...value,
      set(this: Node, text: string) {
        if (!this.isConnected) globalThis.lostWrites.push(`${this.textContent} → ${text}`);
        value.set?.call(this, text);
      },
    });
    const wrap = (text: Text) => {
      const parent = text.parentElement;
      if (!parent || parent.closest("script, style, title, font") || !text.data.trim()) return;
      const font = document.createElement("font");
      font.append(document.createElement("font"));
      font.firstElementChild?.append(text.data);
      text.replaceWith(font);
      globalThis.wrappedTexts++;
    };
    const wrapAll = () => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      for (const text of texts) wrap(text);
    };
    // Once the page is awake: its first script gives the heading the focus.
    addEventListener(
      "focusin",
      () => {
        wrapAll();
        new MutationObserver(wrapAll).observe(document.body, {
          childList: true,
          characterData: true,
          subtree: true,
        });
      },
      { once: true },
    );
  });
}

test("on a page that the browser translates, each text that changes in place is the new one", async ({
  page,
  journey,
  context,
}) => {
  await context.grantPermissions(["clipboard-write", "camera"]);
  const thrown: Error[] = [];
  page.on("pageerror", (error) => thrown.push(error));
  await translate(page);
  await journey.start();
  await journey.photographCard();

  const nik = journey.textbox(journey.words.fields.identityId);
  const next = () => page.getByRole("button", { name: id.next, exact: true }).click();
  for (const digits of [2, 3]) {
    await journey.typeIdentity({ identityId: "9".repeat(digits) });
    await next();
    await journey.expectProblem(problemSentence(id, "identityId", { code: "nik_length", digits }));
  }
  await nik.fill("x");
  await next();
  await journey.expectProblem(problemSentence(id, "identityId", { code: "nik_characters" }));

  for (const [identityId, province] of [
    ["3171015708900000", "DKI Jakarta"],
    ["3271015708900000", "Jawa Barat"],
  ] as const) {
    await nik.fill(identityId);
    await expect(page.getByRole("main").getByText(id.identity.province(province))).toBeVisible();
  }
  for (const sign of ["2", "É"]) {
    await journey.typeIdentity({ fullName: `SITI ${sign}` });
    await expect(page.getByText(id.advice.odd_signs({ code: "odd_signs", signs: sign }))).toHaveCount(2);
  }
  await journey.fillIdentity();

  for (const [typed, suggestion] of [
    ["gmial.com", "gmail.com"],
    ["yaho.com", "yahoo.com"],
  ] as const) {
    await journey.typeContact({ emailAddress: `siti@${typed}` });
    const advice = id.advice.email_domain({ code: "email_domain", suggestion });
    await expect(page.getByRole("main").getByText(advice)).toBeVisible();
  }
  await journey.fillContact();
  await journey.photographSelfie();
  await journey.submit();
  await journey.expectOutcome("verified");
  await page.getByRole("button", { name: id.result.copy }).click();
  await expect(page.getByRole("button", { name: id.result.copied })).toBeVisible();

  expect(await page.evaluate(() => globalThis.lostWrites)).toEqual([]);
  expect(await page.evaluate(() => globalThis.wrappedTexts)).toBeGreaterThan(100);
  expect(thrown).toEqual([]);
});
