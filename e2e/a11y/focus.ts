import { expect, type Page } from "@playwright/test";
import type { Size } from "./accessible";

/** A viewport, and what the person has set as the size of text. */
export type View = Size & { text: string };

/** A computer at 400 %, the smallest phones, a phone with large text, an upright tablet, a computer. */
export const views: View[] = [
  { width: 320, height: 256, text: "" },
  { width: 360, height: 640, text: "" },
  { width: 390, height: 844, text: "200%" },
  { width: 820, height: 1180, text: "" },
  { width: 1280, height: 800, text: "" },
];

type Stop = { name: string; seen: number; ring: number; again: boolean };

/** More than any page has. */
const most = 120;

/**
 * Every stop of the Tab key from the page's beginning: wholly in sight, with a ring that differs from its ground.
 * @returns how many there were
 */
export async function walkByKeyboard(page: Page, view: string): Promise<number> {
  const wrong: string[] = [];
  let stops = 0;
  await page.evaluate(readFocus, true);
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(readFocus, false);
    // The first press may close a dialog, which gives the focus back to nothing.
    if (!stop && presses === 0) continue;
    if (!stop) break;
    if (stop.again) continue;
    stops++;
    if (stop.seen < 1) wrong.push(`${Math.round(100 * (1 - stop.seen))} % hidden: ${stop.name}`);
    if (stop.ring < 3) wrong.push(`a ring of ${stop.ring.toFixed(2)}:1: ${stop.name}`);
  }
  expect.soft(wrong, `focus, ${view}`).toEqual([]);
  expect.soft(stops, `stops of the Tab key, ${view}`).toBeGreaterThan(0);
  return stops;
}

/** What has the focus: how much of it is in sight, and its ring's contrast. `null`: the walk is over. */
function readFocus(fromTop: boolean): Stop | null {
  const walk = window as Window & { walked?: Set<Element>; walkedLast?: Element | null };
  if (fromTop) {
    walk.walked = new Set();
    walk.walkedLast = null;
    scrollTo(0, 0);
    // The next Tab goes on from where this was.
    const beginning = document.createElement("span");
    beginning.tabIndex = -1;
    document.body.prepend(beginning);
    beginning.focus();
    beginning.remove();
    return null;
  }
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  // A date is one element of several stops; a heading that took the focus meanwhile is none.
  const again = focused === walk.walkedLast || (focused as HTMLElement).tabIndex < 0;
  if (walk.walked?.has(focused) && !again) return null;
  walk.walked?.add(focused);
  walk.walkedLast = focused;
  return {
    name: focused.outerHTML.slice(0, 120),
    seen: partInSight(focused),
    ring: ringContrast(focused),
    again,
  };

  /** Of a grid of points of the element, those at which it is what is on top. */
  function partInSight(element: Element): number {
    const { left, top, width, height } = element.getBoundingClientRect();
    const parts = [0.04, 0.25, 0.5, 0.75, 0.96];
    const points = parts.flatMap((x) => parts.map((y) => [left + x * width, top + y * height] as const));
    const inSight = points.filter(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return (
        hit !== null &&
        (element.contains(hit) || hit.contains(element) || hit.closest("label") === element.closest("label"))
      );
    });
    return inSight.length / points.length;
  }

  function ringContrast(element: Element): number {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2) return 1;
    const ring = luminance(outlineColor);
    const contrasts = groundsOf(element)
      .map(luminance)
      .map((ground) => (Math.max(ring, ground) + 0.05) / (Math.min(ring, ground) + 0.05))
      .sort((a, b) => a - b);
    // On one side a neighbour may lie under it.
    return contrasts[Math.floor(contrasts.length / 2)] ?? 1;
  }

  /** What lies just outside of it, on each side that is in sight. */
  function groundsOf(element: Element): string[] {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const beside = [
      [right + 4, y],
      [x, bottom + 4],
      [left - 4, y],
      [x, top - 4],
    ] as const;
    return beside
      .map(([x, y]) => document.elementsFromPoint(x, y).map((each) => getComputedStyle(each).backgroundColor))
      .filter((stack) => stack.length > 0)
      .map((stack) => stack.find((colour) => !/^(transparent|rgba\(.*, 0\))$/.test(colour)) ?? "white");
  }

  function luminance(colour: string): number {
    const brush = new OffscreenCanvas(1, 1).getContext("2d");
    if (!brush) return 0;
    brush.fillStyle = colour;
    brush.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = [...brush.getImageData(0, 0, 1, 1).data]
      .slice(0, 3)
      .map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
}
