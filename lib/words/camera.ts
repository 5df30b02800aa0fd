import type { BrowserFamily } from "../camera/browser-family";
import type { CameraProblem } from "../camera/problem";
import type { Subject } from "../photo/crop";
import type { QualityHint } from "../photo/quality";

/** Why a preview stands still: the page is not seen, no picture comes, or the camera was taken away. */
export type Pause = "away" | "quiet" | "lost";

/** One camera problem: what happened. */
export type TroubleWords = { heading: string; lead: string };

/** What to do about it, step by step; differently in each browser where that differs. */
export type TroubleSteps = readonly string[] | Readonly<Record<BrowserFamily, readonly string[]>>;

/** What a camera gives and what is needed, in pixels. */
export type PixelsMeasured = { width: number; height: number; minWidth: number; minHeight: number };

/** What is said while a photo is taken, apart from the words of its step. */
export type CaptureWords = {
  troubles: Record<CameraProblem, TroubleWords>;
  pauses: Record<Pause, string>;
  /** While aiming. */
  hints: Record<Subject, Record<QualityHint, string>>;
  /** Of the photo just taken: it may be used all the same. */
  afterwards: Record<Subject, Record<QualityHint, string>>;
};
