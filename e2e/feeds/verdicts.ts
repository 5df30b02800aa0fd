import type { FeedName } from "./feeds";

export type Verdict = "taken" | "camera_too_small" | "photo_blank";

/** What becomes of a card that is photographed through each feed: advice never keeps a photo back, emptiness does. */
export const verdicts: Record<FeedName, Verdict> = {
  good: "taken",
  card: "taken",
  face: "taken",
  framed: "taken",
  portrait: "taken",
  large: "taken",
  dark: "taken",
  bright: "taken",
  glare: "taken",
  blurred: "taken",
  sideways: "taken",
  tiny: "camera_too_small",
  vga: "taken",
  black: "photo_blank",
  white: "photo_blank",
  frozen: "taken",
};
