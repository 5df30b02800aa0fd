import { expect, test } from "vitest";
import { keepTextSize, readTextSize } from "./text-size";

const withCookie = (value: string | undefined) => ({
  get: () => (value === undefined ? undefined : { value }),
});

test.each([undefined, "", "usual", "Large", "large;", "200%"])(
  "text size: a cookie of %o changes nothing on the page",
  (value) => {
    expect(readTextSize(withCookie(value))).toBe("usual");
  },
);

test("text size: what was kept is read again, and ends with the browser", () => {
  const kept = new Map<string, { value: string; options: object }>();
  const set = (name: string, value: string, options: object) => kept.set(name, { value, options });
  keepTextSize({ set }, "large");
  expect(readTextSize({ get: (name) => kept.get(name) })).toBe("large");
  for (const { options } of kept.values()) expect(options).not.toHaveProperty("maxAge");
});
