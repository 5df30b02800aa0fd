import type { Page } from "@playwright/test";
import { branchListId } from "../../lib/words/branch/branch-list-id";
import { expect, test } from "../support/fixtures";
import { lost, ordered } from "./past";

/** Widths in millimetres: receipt printers, then sheets. */
const papers = { "57 mm": 57, "58 mm": 58, "72 mm": 72, "76 mm": 76, "80 mm": 80, A6: 105, A4: 210 };

test("receipt: whole on rolls of 57 to 80 mm, on A6 and on A4", { tag: "@branch" }, async ({
  page,
  desk,
}) => {
  await desk.admit("staffC");
  await page.emulateMedia({ media: "print" });
  for (const { id, ends } of [ordered, lost]) {
    await page.goto(`/id/branch/attempts/${id}`);
    await expect(page.getByRole("definition").first()).toHaveText(branchListId.outcomes[ends]);
    for (const [paper, width] of Object.entries(papers)) {
      const printed = await printedOn(page, width);
      expect(printed.texts, paper).toBeGreaterThan(8);
      expect(printed.cut, paper).toEqual([]);
      expect(printed.usedShare, paper).toBeGreaterThan(0.75);
      expect(printed.lettersALine, paper).toBeGreaterThan(24);
    }
  }
});

/** Lays the page out inside the margins of this paper. */
async function printedOn(page: Page, paperWidth: number) {
  const inside = await page.evaluate(insideMargins, paperWidth);
  await page.setViewportSize({ width: Math.floor(inside.pixels), height: 1_000 });
  const { texts, cut } = await page.evaluate(textsOfMain);
  return { texts, cut, usedShare: inside.share, lettersALine: await page.evaluate(lettersALine) };
}

/** Runs inside the page: what its `@page` rule leaves of a paper so many millimetres wide. */
function insideMargins(paperWidth: number) {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const nested = rules.flatMap((rule) => (rule instanceof CSSMediaRule ? [...rule.cssRules] : [rule]));
  const margin = nested.find((rule) => rule instanceof CSSPageRule)?.style.marginLeft ?? "none";
  const paper = document.createElement("div");
  paper.style.cssText = `position: fixed; width: ${paperWidth}mm; visibility: hidden`;
  paper.append(Object.assign(document.createElement("div"), { style: `margin: 0 ${margin}` }));
  document.body.append(paper);
  const [outer, inner] = [paper, paper.firstElementChild as Element].map(
    (box) => box.getBoundingClientRect().width,
  ) as [number, number];
  paper.remove();
  return { pixels: inner, share: inner / outer };
}

/** Runs inside the page: how many printed texts there are, and which of them leave the paper or are laid over. */
function textsOfMain() {
  const walker = document.createTreeWalker(document.querySelector("main") as Element, NodeFilter.SHOW_TEXT);
  const found: { text: string; isCut: boolean }[] = [];
  while (walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const boxes = [...range.getClientRects()].filter(({ width }) => width > 1);
    const text = walker.currentNode.textContent ?? "";
    if (boxes.length === 0 || text.trim() === "") continue;
    found.push({ text, isCut: boxes.some(({ left, right }) => left < 0 || right > innerWidth) });
  }
  return { texts: found.length, cut: found.filter(({ isCut }) => isCut).map(({ text }) => text) };
}

/** Runs inside the page: how many digits of a value stand in a line; in letters of a screen's size it would be 15 on a roll. */
function lettersALine() {
  const list = document.querySelector("dl") as Element;
  const letter = document.createElement("dd");
  letter.style.cssText = "position: absolute; width: 1ch";
  list.append(letter);
  const { width } = letter.getBoundingClientRect();
  letter.remove();
  return list.getBoundingClientRect().width / width;
}
