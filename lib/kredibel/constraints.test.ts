import { expect, test } from "vitest";
import config from "../../next.config.mjs";
import { isText, photoFields, photoLimits, textFields, wireFields } from "./constraints";

test("bodySizeLimit: both photos at their largest, and the text fields", () => {
  const largest = photoFields.reduce((bytes, field) => bytes + photoLimits[field].maxBytes, 0);
  const limit = config.experimental?.serverActions?.bodySizeLimit;
  expect(limit).toBeGreaterThanOrEqual(largest + 20 * 1024);
  expect(limit).toBeLessThan(largest + 1024 * 1024);
});

test("isText: typed fields, not photos", () => {
  expect(wireFields.filter(isText)).toEqual([...textFields]);
});
