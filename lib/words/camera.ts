import type { CameraProblem } from "../camera/problem";
import type { Subject } from "../photo/crop";
import type { QualityHint } from "../photo/quality/quality";

/** Page not seen, no picture, or camera taken away. */
export type Pause = "away" | "quiet" | "lost";

export type CaptureWords = {
  /** Headings; the rest is in `cameraHelp`. */
  troubles: Record<CameraProblem, string>;
  pauses: Record<Pause, string>;
  /** While aiming. */
  hints: Record<Subject, Record<QualityHint, string>>;
  /** It may be used all the same. */
  afterwards: Record<Subject, Record<QualityHint, string>>;
};
