import { problemSentence } from "../../components/journey/sentences";
import { id } from "../../lib/words/id";
import { type FeedName, feedNames } from "../feeds/feeds";
import { expect, test } from "../support/fixtures";
import type { Journey } from "../support/journey";

type Verdict = "taken" | "camera_too_small" | "photo_blank";

/** What becomes of a card that is photographed through each feed: advice never keeps a photo back, emptiness does. */
const verdicts: Record<FeedName, Verdict> = {
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
  tiny: "camera_too_small",
  vga: "taken",
  black: "photo_blank",
  white: "photo_blank",
  frozen: "taken",
};

const endings: Record<Verdict, (journey: Journey) => Promise<void>> = {
  taken: async (journey) => {
    await journey.shoot();
    await journey.acceptPhoto();
    await journey.expectStep("identity");
  },
  camera_too_small: (journey) => expect(journey.heading).toHaveText(id.camera.troubles.incapable),
  photo_blank: async (journey) => {
    await journey.shoot();
    await expect(journey.alert).toContainText(problemSentence(id, "identityImage", { code: "photo_blank" }));
  },
};

for (const feed of feedNames) {
  const verdict = verdicts[feed];

  test(`feed ${feed}: ${verdict}`, { tag: "@camera" }, async ({ journey, camera }) => {
    await journey.start();
    await camera.show(feed);
    await journey.openCamera();
    await endings[verdict](journey);
  });
}
