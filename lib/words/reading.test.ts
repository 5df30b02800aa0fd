import { expect, test } from "vitest";
import { type Locale, locales } from "../locales";
import { cameraHelp } from "./camera-help";
import { en } from "./en";
import { handoffWords } from "./handoff";
import { id } from "./id";
import { idleWords } from "./idle";
import { keptDraftWords } from "./kept-draft";
import { linkWords } from "./link";
import { prefillWords } from "./prefill";
import { saidRefusals } from "./said-refusals";
import { samePhotoWords } from "./same-photo";
import { movedWords, startTroubleWords } from "./start-trouble";

/** Words a sentence; it ends at a full stop, a question mark, a colon or a semicolon. English needs its little words. */
const longest: Record<Locale, number> = { id: 14, en: 17 };

/** Whatever a function of the words asks of what it is given, the answer is one word. */
const anything: unknown = new Proxy(() => {}, {
  apply: () => anything,
  get: (_, key) => {
    if (key === Symbol.toPrimitive || key === "toString") return () => "9";
    if (key === Symbol.iterator) return () => ["9"].values();
    return key === "map" || key === "filter" ? () => ["9"] : anything;
  },
});

function texts(words: unknown): string[] {
  if (words === anything) return [];
  if (typeof words === "string") return [words];
  if (typeof words === "function") return texts(words(anything, anything, anything));
  return Object.values(words ?? {}).flatMap(texts);
}

const sentences = (text: string) => text.split(/(?<=[.?!:;])\s+/);
const wordCount = (sentence: string) => sentence.match(/[\p{L}\d][^\s]*/gu)?.length ?? 0;

test.each(locales)("reading: each sentence of the journey is short in %s", (locale) => {
  const said = [
    { id, en }[locale],
    ...[cameraHelp, idleWords, prefillWords, keptDraftWords, samePhotoWords, handoffWords].map(
      (all) => all[locale],
    ),
    ...[linkWords, startTroubleWords, movedWords].map((all) => all[locale]),
    Object.values(saidRefusals).map((words) => words[locale]),
  ];
  const all = said.flatMap(texts).flatMap(sentences);
  expect(all.length).toBeGreaterThan(400);
  const ten = all.sort((a, b) => wordCount(b) - wordCount(a)).slice(0, 10);
  expect(ten.filter((sentence) => wordCount(sentence) > longest[locale])).toEqual([]);
  // The bound stays at what is reached.
  expect(wordCount(ten[0] ?? "")).toBe(longest[locale]);
});
