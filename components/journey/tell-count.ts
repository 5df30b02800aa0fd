import type { CameraProblem } from "@/lib/camera/problem";
import type { DraftReturn } from "@/lib/device-draft/draft-returns";
import type { StepId } from "@/lib/onboarding/steps";

/** For the operator's metrics; whether it arrives does not matter. */
export function tellCount(
  count: { step: StepId } | { camera: CameraProblem } | { draft: DraftReturn },
): void {
  navigator.sendBeacon?.("/api/counts", JSON.stringify(count));
}
