import { expect, type Page } from "@playwright/test";
import { liveRegionId } from "../../components/ui/page/announcements";
import { type View, walkByKeyboard } from "./focus";

/** How much was looked at, by what was looked for. */
export type Audited = Record<"stops" | "views" | "spaced" | "edges" | "still", number>;

/**
 * What axe cannot see, on the screen as it stands: title and live region, forced colours, stillness, and in each view the
 * width, spaced text and the Tab key.
 */
export async function audit(page: Page, views: View[]): Promise<Audited> {
  await expectTitleAndRegion(page);
  const edges = await expectEdges(page);
  const still = await expectStillness(page);
  const sum = { stops: 0, views: 0, spaced: 0, edges, still };
  for (const view of views) {
    const { width, height, text } = view;
    await page.setViewportSize({ width, height });
    // The usual size, the next larger ones of browsers and systems, or the one of the view.
    for (const size of text ? [text] : ["130%", ""]) {
      await page.evaluate(setTextSize, size);
      expect
        .soft(await page.evaluate(beyondTheSide), `sideways, ${nameOf({ ...view, text: size })}`)
        .toEqual([]);
    }
    sum.views++;
    // Nobody has to do both at once.
    if (!text) sum.spaced += await expectRoomForSpacing(page, view);
    sum.stops += await walkByKeyboard(page, nameOf(view));
  }
  await page.evaluate(setTextSize, "");
  return sum;
}

const nameOf = ({ width, height, text }: View) => `${width} × ${height} ${text}`.trim();

function setTextSize(size: string): void {
  document.documentElement.style.fontSize = size;
}

/** The title says what the heading says (2.4.2); the one polite region is there before it has something to say (4.1.3). */
async function expectTitleAndRegion(page: Page): Promise<void> {
  const heading = (await page.getByRole("heading", { level: 1 }).textContent())?.replace(/\s+/g, " ");
  const title = (await page.title()).replace(/^(Kesalahan|Error): /, "");
  expect.soft(title.split(" · ")[0], "title").toBe(heading);
  await expect.soft(page.locator(`#${liveRegionId}[role=status]`)).toHaveCount(1);
}

/** In the system's own colours, each thing that can be used has an edge, an underline or a picture. */
async function expectEdges(page: Page): Promise<number> {
  await page.emulateMedia({ forcedColors: "active" });
  const { seen, bare } = await page.evaluate(() => {
    const ground = getComputedStyle(document.body).backgroundColor;
    const all = [...document.querySelectorAll("a, button, input, select, summary")].filter(
      (element) => element.checkVisibility() && element.getBoundingClientRect().width > 1,
    );
    const told = (element: Element): boolean => {
      const { borderTopStyle, borderTopWidth, borderTopColor, textDecorationLine } =
        getComputedStyle(element);
      return (
        textDecorationLine.includes("underline") ||
        element.querySelector("svg, .underline") !== null ||
        (borderTopStyle !== "none" && borderTopWidth !== "0px" && borderTopColor !== ground)
      );
    };
    const untold = all.filter((element) => !told(element));
    return { seen: all.length, bare: untold.map((element) => element.outerHTML.slice(0, 120)) };
  });
  await page.emulateMedia({ forcedColors: "none" });
  expect.soft(bare, "without an edge in forced colours").toEqual([]);
  return seen;
}

/** Nothing moves for whoever asked for stillness. */
async function expectStillness(page: Page): Promise<number> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const { seen, moving } = await page.evaluate(() => {
    const all = [...document.querySelectorAll("*")];
    const moves = (element: Element) => {
      const { transitionDuration, animationDuration } = getComputedStyle(element);
      return [transitionDuration, animationDuration].some((each) => Number.parseFloat(each) >= 0.001);
    };
    return { seen: all.length, moving: all.filter(moves).map((each) => each.outerHTML.slice(0, 120)) };
  });
  await page.emulateMedia({ reducedMotion: "no-preference" });
  expect.soft(moving, "moves all the same").toEqual([]);
  return seen;
}

/** With the spacing of WCAG 1.4.12 no text leaves its box, and none runs out at the side. */
async function expectRoomForSpacing(page: Page, view: View): Promise<number> {
  const { seen, cut } = await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }" +
        "p { margin-bottom: 2em !important }",
    );
    document.adoptedStyleSheets = [sheet];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const cut: string[] = [];
    let seen = 0;
    while (texts.nextNode()) {
      const { textContent, parentElement } = texts.currentNode;
      if (!textContent?.trim() || !parentElement?.checkVisibility()) continue;
      if (parentElement.closest(".sr-only, script")) continue;
      seen++;
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      const box = leaves(range.getBoundingClientRect(), parentElement);
      if (box) cut.push(`"${textContent}" in ${box.outerHTML.slice(0, 120)}`);
    }
    return { seen, cut };

    function leaves({ left, right, top, bottom }: DOMRect, holder: Element): Element | null {
      let depth = 0;
      for (let box: Element | null = holder; box && box !== document.body; box = box.parentElement) {
        const { display, position } = getComputedStyle(box);
        if (position === "absolute" || position === "fixed") return null;
        if (display === "inline" || display === "contents") continue;
        const held = box.getBoundingClientRect();
        const sideways = left < held.left - 2 || right > held.right + 2;
        // Further out, margins below 0 are meant.
        const upDown = ++depth <= 2 && (top < held.top - 2 || bottom > held.bottom + 2);
        if (sideways || upDown) return box;
      }
      return null;
    }
  });
  const beyond = await page.evaluate(beyondTheSide);
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });
  expect.soft([...cut, ...beyond], `spaced text, ${nameOf(view)}`).toEqual([]);
  return seen;
}

/** Where the page or a box in it scrolls sideways: by how much, and what reaches beyond its edge. */
function beyondTheSide(): string[] {
  const boxes = [...document.querySelectorAll("*")].filter(
    (box) => box.scrollWidth > box.clientWidth && /auto|scroll/.test(getComputedStyle(box).overflowX),
  );
  const { scrollWidth, clientWidth } = document.documentElement;
  const scrolling = boxes.map(
    (box) => `${box.scrollWidth - box.clientWidth} px in ${box.outerHTML.slice(0, 120)}`,
  );
  if (scrollWidth <= clientWidth) return scrolling;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const named: string[] = [];
  while (texts.nextNode() && named.length < 3) {
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const holder = texts.currentNode.parentElement;
    if (range.getBoundingClientRect().right > clientWidth && !holder?.closest(".sr-only"))
      named.push(holder?.outerHTML.slice(0, 200) ?? "");
  }
  return [`${scrollWidth - clientWidth} px`, ...named, ...scrolling];
}
