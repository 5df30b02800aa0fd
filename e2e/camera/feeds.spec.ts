import { problemSentence } from "../../components/journey/sentences";
import { id } from "../../lib/words/id";
import type { FeedName } from "../feeds/feeds";
import { type Verdict, verdicts } from "../feeds/verdicts";
import { expect, test } from "../support/fixtures";
import type { Journey } from "../support/journey";

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

/** The darkest and the least of what is taken, and one of each that is not; `e2e/feeds/verdicts.test.ts` judges them all. */
const shown: FeedName[] = ["dark", "vga", "tiny", "black"];

for (const feed of shown) {
  const verdict = verdicts[feed];

  test(`feed ${feed}: ${verdict}`, { tag: "@camera" }, async ({ journey, camera }) => {
    await journey.start();
    await camera.show(feed);
    await journey.openCamera();
    await endings[verdict](journey);
  });
}
