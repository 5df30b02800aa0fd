/** Of the page's one live region. Its element is the announcement's language: another language has another. */
export const liveRegionId = "said";

/** After the focus has moved, so that a heading is read before what is said about it. */
const afterMs = 150;
/** A screen reader that comes to the region later must not find old news. */
const standsMs = 8_000;

let timer: ReturnType<typeof setTimeout> | undefined;

const write = (region: HTMLElement | null, sentence: string) => {
  if (region) region.textContent = sentence;
};

/** Says a sentence; the empty moment before lets an equal one be said again. */
export function announce(sentence: string): void {
  const region = document.getElementById(liveRegionId);
  clearTimeout(timer);
  write(region, "");
  timer = setTimeout(() => {
    write(region, sentence);
    timer = setTimeout(write, standsMs, region, "");
  }, afterMs);
}

/** What a page has said, or was about to say, is over with it. */
export function endPage(): void {
  clearTimeout(timer);
  write(document.getElementById(liveRegionId), "");
}
