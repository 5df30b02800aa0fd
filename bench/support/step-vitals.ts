import type { Page } from "@playwright/test";

/** CLS and INP of one step, and of how many interactions. */
export type StepVitals = { step: string; cls: number; inp: number; interactions: number };

declare global {
  interface Window {
    vitals?: { steps: { step: string; since: number }[]; shifts: Timed[]; interactions: Timed[] };
  }
}
type Timed = { at: number; figure: number };

/** The shortest that a browser reports, in milliseconds. */
const shortestReported = 16;

/** From the next load on, as the web-vitals library does. */
export async function watchVitals(page: Page): Promise<void> {
  await page.addInitScript(observe);
}

export async function vitalsOf(page: Page): Promise<StepVitals[]> {
  const seen = await page.evaluate(() => window.vitals);
  if (!seen) throw new Error("The page watches nothing.");
  return seen.steps.map(({ step, since }, index) => {
    const until = seen.steps[index + 1]?.since ?? Number.POSITIVE_INFINITY;
    const within = ({ at }: Timed) => at >= since && at < until;
    const figures = (list: Timed[]) => list.filter(within).map(({ figure }) => figure);
    const interactions = figures(seen.interactions);
    return {
      step,
      cls: figures(seen.shifts).reduce((sum, shift) => sum + shift, 0),
      inp: Math.max(shortestReported, ...interactions),
      interactions: interactions.length,
    };
  });
}

/** In the page. A touch that leads away belongs to its step. */
function observe(): void {
  const seen = {
    steps: [] as { step: string; since: number }[],
    shifts: [] as Timed[],
    interactions: [] as Timed[],
  };
  const note = () => {
    const step = new URL(location.href).searchParams.get("step") ?? "start";
    if (seen.steps.at(-1)?.step !== step) seen.steps.push({ step, since: performance.now() });
  };
  note();
  for (const name of ["pushState", "replaceState"] as const) {
    const original = history[name];
    history[name] = function (...given) {
      original.apply(this, given);
      note();
    };
  }
  // Observing an unsupported type is silently nothing.
  const types = PerformanceObserver.supportedEntryTypes;
  if (types.includes("layout-shift") && types.includes("event")) window.vitals = seen;
  const watch = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
      durationThreshold: 16,
    } as PerformanceObserverInit);
  watch("layout-shift", (entry) => {
    const { value, hadRecentInput, startTime } = entry as PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
    };
    if (!hadRecentInput) seen.shifts.push({ at: startTime, figure: value });
  });
  watch("event", (entry) => {
    const { interactionId, startTime, duration } = entry as PerformanceEntry & { interactionId: number };
    if (interactionId > 0) seen.interactions.push({ at: startTime, figure: duration });
  });
}
