import type { CameraProblem } from "@/lib/camera/problem";
import type { DraftReturn } from "@/lib/device-draft/draft-returns";
import type { StepId } from "@/lib/onboarding/steps";

/** Tells the operator's metrics that a step was shown, a camera failed or a page came back. Whether it arrives does not matter. */
export function tellCount(
  count: { step: StepId } | { camera: CameraProblem } | { draft: DraftReturn },
): void {
  navigator.sendBeacon?.("/api/counts", JSON.stringify(count));
}
