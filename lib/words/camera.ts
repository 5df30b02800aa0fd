import type { CameraProblem } from "../camera/problem";
import type { Subject } from "../photo/crop";
import type { QualityHint } from "../photo/quality/quality";

/** Why a preview stands still: the page is not seen, no picture comes, or the camera was taken away. */
export type Pause = "away" | "quiet" | "lost";

/** What is said while a photo is taken, apart from the words of its step. */
export type CaptureWords = {
  /** The heading of each problem; the rest is in `cameraHelp`. */
  troubles: Record<CameraProblem, string>;
  pauses: Record<Pause, string>;
  /** While aiming. */
  hints: Record<Subject, Record<QualityHint, string>>;
  /** Of the photo just taken: it may be used all the same. */
  afterwards: Record<Subject, Record<QualityHint, string>>;
};
