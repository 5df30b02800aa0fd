import sharp from "sharp";
import { expect, test } from "vitest";
import { photoLimits } from "../../lib/kredibel/constraints";
import { cropFor } from "../../lib/photo/crop";
import { isBlank } from "../../lib/photo/quality/quality";
import { sampleOf } from "../../lib/photo/quality/sample";
import { type FeedName, feedNames, feeds } from "./feeds";
import { renderFrame } from "./render";
import { someScene } from "./scene";
import { type Verdict, verdicts } from "./verdicts";

/** Judged by the page's own rules, without a browser. */
async function judge(name: FeedName): Promise<Verdict> {
  const { width, height, pixels } = await renderFrame(someScene(feeds[name]));
  const crop = cropFor("identityImage", width, height);
  const { minWidth, minHeight } = photoLimits.identityImage;
  if (crop.width < minWidth || crop.height < minHeight) return "camera_too_small";
  const { data, info } = await sharp(pixels, { raw: { width, height, channels: 3 } })
    .extract({ left: crop.x, top: crop.y, width: crop.width, height: crop.height })
    .resize(480, 480, { fit: "inside" })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return isBlank(sampleOf({ ...info, data: new Uint8ClampedArray(data) })) ? "photo_blank" : "taken";
}

test.each(feedNames)("feed %s: the page's rules come to its verdict", async (name) => {
  expect(await judge(name)).toBe(verdicts[name]);
});
