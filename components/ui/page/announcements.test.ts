import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { announce, endPage, liveRegionId } from "./announcements";

/** The page's live region, and all that it has held. */
let region: { textContent: string };
let held: string[];

/** As a language switch does: the element is another one. */
function renew(): typeof region {
  const texts: string[] = [];
  held = texts;
  region = {
    get textContent() {
      return texts.at(-1) ?? "";
    },
    set textContent(text) {
      texts.push(text);
    },
  };
  return region;
}

beforeEach(() => {
  vi.useFakeTimers();
  renew();
  vi.stubGlobal("document", { getElementById: (id: string) => (id === liveRegionId ? region : null) });
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const soon = () => vi.advanceTimersByTime(1_000);
/** Long after: whatever stands then stands for good. */
const later = () => vi.advanceTimersByTime(60_000);

test("announcement: is said once the focus has moved, and is gone some seconds later", () => {
  announce("Mengirim data");
  expect(region.textContent).toBe("");
  soon();
  expect(region.textContent).toBe("Mengirim data");
  later();
  expect(region.textContent).toBe("");
});

test("announcement: what stands is over when its page ends", () => {
  announce("Mengirim data");
  soon();
  endPage();
  expect(region.textContent).toBe("");
  later();
  expect(region.textContent).toBe("");
});

test("announcement: what a page was about to say is not said on the next one", () => {
  announce("Periksa fotonya");
  endPage();
  later();
  expect(held.filter(Boolean)).toEqual([]);
});

test("announcement: what a new page says is said after the old one has ended", () => {
  announce("Periksa fotonya");
  endPage();
  announce("Terlalu gelap");
  soon();
  expect(held.filter(Boolean)).toEqual(["Terlalu gelap"]);
});

test("announcement: one in another language is not said after the switch", () => {
  announce("Mengirim data");
  const before = region;
  renew();
  soon();
  expect(held).toEqual([]);
  expect(before.textContent).toBe("Mengirim data");
});

test("announcement: of several at once only the last is said", () => {
  for (const sentence of ["satu", "dua", "tiga"]) announce(sentence);
  soon();
  expect(held.filter(Boolean)).toEqual(["tiga"]);
});

test("announcement: the same sentence is said again, after an empty moment", () => {
  announce("Tersalin");
  soon();
  held.length = 0;
  announce("Tersalin");
  soon();
  expect(held).toEqual(["", "Tersalin"]);
});
