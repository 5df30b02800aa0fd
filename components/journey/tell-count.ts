import type { CameraProblem } from "@/lib/camera/problem";
import type { StepId } from "@/lib/onboarding/steps";

/** Tells the operator's metrics that a step was shown or a camera failed. Whether it arrives does not matter. */
export function tellCount(count: { step: StepId } | { camera: CameraProblem }): void {
  navigator.sendBeacon?.("/api/counts", JSON.stringify(count));
}
