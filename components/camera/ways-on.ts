import type { CameraProblem } from "@/lib/camera/problem";

export type WayOn = "again" | "reload" | "link";

/** Besides a file: ask again, reload first, or take the link to another browser. */
export const waysOn: Record<CameraProblem, readonly WayOn[]> = {
  refused: ["again", "link"],
  unanswered: ["again", "link"],
  blocked: ["again", "link"],
  policy: ["link"],
  none: ["again", "link"],
  busy: ["again", "link"],
  incapable: ["again", "link"],
  turn: ["again", "link"],
  // The same address would be as insecure there.
  insecure: [],
  in_app: ["link"],
  reload: ["reload", "link"],
  silent: ["again", "link"],
  lost: ["again", "link"],
  unsupported: ["link"],
};
