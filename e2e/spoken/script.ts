import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import type { Reader } from "./reader";

/** About the browser, Orca's modes and what is under way: said or not, as fast as the machine is. */
const ofTheBrowser =
  /^(Loading\. Please|Page has|.*Chromium|Focus mode|Browse mode|Screen reader o|blank|notification This page is accessing|•+$|\d+ bullet |.* document web|main content$|Daftar diperbarui|Memeriksa foto…|Menyalakan kamera…)/;

/** Spoken beside the title or the line below it, unless the button that was pressed is gone before Orca looks: a race. */
const ofAHeading = / heading level 1 clickable\.$/;

/** An alert: its parts come in any order beside the whole, which the focus brings. */
const ofAnAlert = /^notification /;

/** What stands over the page: its parts come once or twice, with the whole between them or without. */
const ofADialog = / heading level 2\.$/;

/** What is another each time. */
const eachTime: [RegExp, string][] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, "‹number›"],
  [/\b\d[\d ]{14,18}\d\b/g, "‹NIK›"],
  [/contoh-\S*@\S+\w/g, "‹email›"],
  [/\+?\d[\d -]{8,15}\d/g, "‹phone›"],
  // Told by the page that loads, by Next or by the heading.
  [/^(Finished loading )?(Daftar hari ini)( · Onboarding\.?| heading level 1 clickable\.)?$/, "$2"],
  [/\d{1,2} \p{L}+ \d{4},? \d\d[.:]\d\d( \w+)?/gu, "‹time›"],
];

/**
 * Something is done, and what is said then is compared.
 * @param from the first words that count, where more is done than is told
 */
export type Hear = (what: string, act: () => Promise<unknown>, from?: string) => Promise<void>;

/**
 * A script in `e2e/spoken`: `> what is done`, then what is said, a line an utterance.
 * @param update writes it anew, from what is said until nothing more comes
 */
export function openScript({
  name,
  reader,
  page,
  update,
}: {
  name: string;
  reader: Reader;
  page: Page;
  update: boolean;
}) {
  const file = join(import.meta.dirname, `${name}.txt`);
  const scripted = existsSync(file) && !update ? parse(readFileSync(file, "utf8")) : null;
  const heard: { what: string; lines: string[] }[] = [];
  let from = reader.said().length;

  const heardSince = (first: string) => {
    const lines = reader
      .said()
      .slice(from)
      .map((line) => eachTime.reduce((text, [what, name]) => text.replace(what, name), line))
      .filter((line) => !ofTheBrowser.test(line));
    const start = first
      ? Math.max(
          0,
          lines.findLastIndex((line) => line.startsWith(first)),
        )
      : 0;
    const told = lines.slice(start);
    const parts = told.some((line) => ofAnAlert.test(line))
      ? told.filter((line) => told.some((whole) => whole !== line && whole.includes(line)))
      : [];
    const rest = told.filter((line) => !ofAHeading.test(line) && !parts.includes(line));
    const heading = told.find((line) => ofADialog.test(line));
    if (heading) {
      const name = heading.replace(ofADialog, "");
      const isPart = (line: string) => line === heading || (!line.includes(name) && line !== "timer.");
      return rest.filter((line, at) => isPart(line) && rest.indexOf(line) === at);
    }
    return rest.length > 0 ? rest : told;
  };

  const hear: Hear = async (what, act, first = "") => {
    await act();
    const since = () => heardSince(first);
    const expected = scripted?.[heard.length];
    if (expected) {
      expect(what, `${name}: what is done`).toBe(expected.what);
      await expect.soft
        .poll(since, { message: `${name}: after "${what}"`, timeout: 15_000 })
        .toEqual(expected.lines);
    } else await untilQuiet(page, () => reader.said().length);
    heard.push({ what, lines: since() });
    from = reader.said().length;
  };
  /** Waits until all that is said of what was done has been said. Nothing is compared. */
  const hasSaid = (...lines: string[]) =>
    expect
      .poll(() => reader.said().slice(from), { message: `${name}: ${lines}`, timeout: 15_000 })
      .toEqual(expect.arrayContaining(lines));
  /** @returns how many steps were compared, and how many utterances */
  const end = () => {
    if (!scripted)
      writeFileSync(
        file,
        heard.map(({ what, lines }) => `${[`> ${what}`, ...lines].join("\n")}\n`).join("\n"),
      );
    return { steps: heard.length, utterances: heard.flatMap(({ lines }) => lines).length };
  };
  return { hear, hasSaid, end };
}

const parse = (text: string) =>
  text
    .split(/^> /m)
    .slice(1)
    .map((part) => {
      const [what = "", ...lines] = part.trimEnd().split("\n");
      return { what, lines };
    });

/** Of a script that is being written, which has nothing yet to wait for. */
async function untilQuiet(page: Page, said: () => number): Promise<void> {
  for (let before = -1; before !== said(); ) {
    before = said();
    await page.waitForTimeout(2_500);
  }
}
