import { problemSentence } from "../components/journey/sentences";
import { photoLimits } from "../lib/kredibel/constraints";
import type { PhotoProblem } from "../lib/photo/check";
import { id } from "../lib/words/id";
import { type FeedName, feedNames, feeds } from "./feeds/feeds";
import { expect, test } from "./fixtures";

/** What becomes of a card that is photographed through each feed: advice never keeps a photo back, emptiness does. */
const verdicts: Record<FeedName, "taken" | PhotoProblem> = {
  good: "taken",
  card: "taken",
  face: "taken",
  portrait: "taken",
  large: "taken",
  dark: "taken",
  bright: "taken",
  glare: "taken",
  blurred: "taken",
  sideways: "taken",
  tiny: { code: "photo_pixels", ...feeds.tiny, ...photoLimits.identityImage },
  vga: "taken",
  black: { code: "photo_blank" },
  white: { code: "photo_blank" },
  frozen: "taken",
};

for (const feed of feedNames) {
  const verdict = verdicts[feed];

  test(`feed ${feed}: ${verdict === "taken" ? verdict : verdict.code}`, { tag: "@camera" }, async ({
    journey,
    camera,
  }) => {
    await journey.start();
    await camera.show(feed);
    await journey.openCamera();
    await journey.shoot();
    if (verdict !== "taken")
      return expect(journey.alert).toContainText(problemSentence(id, "identityImage", verdict));
    await journey.acceptPhoto();
    await journey.expectStep("identity");
  });
}
