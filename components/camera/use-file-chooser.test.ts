import { expect, test } from "vitest";
import { acceptedFiles } from "./use-file-chooser";

const mac =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.0 Safari/605.1.15";

test.each([
  [
    "an iPhone 6s",
    { userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 12_5 like Mac OS X) Safari/604.1" },
    false,
  ],
  ["an iPad that says it is a Mac", { userAgent: mac, maxTouchPoints: 5 }, false],
  ["a Mac", { userAgent: mac, maxTouchPoints: 0 }, true],
  [
    "an Android phone",
    { userAgent: "Mozilla/5.0 (Linux; Android 9; SM-J730G) Chrome/138 Safari/537.36" },
    true,
  ],
])("acceptedFiles: %s is asked for HEIC only where no JPEG is made of it", (_, agent, heic) => {
  expect(acceptedFiles(agent)).toContain("image/jpeg");
  expect(acceptedFiles(agent).includes("heic")).toBe(heic);
});
