import type { CameraProblem } from "@/lib/camera/problem";

/** Why there is no camera, read from the error. Where even that cannot be loaded: there is no picture. */
export const loadProblem = (error: unknown, refusals: number): Promise<CameraProblem> =>
  import("@/lib/camera/failure").then(
    ({ problemOf }) => problemOf(error, refusals),
    () => "silent",
  );
