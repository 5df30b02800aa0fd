import { expect, test } from "vitest";
import { dropCaseCookies } from "./session";
import { keepTextSize, readTextSize, type TextSize } from "./text-size";

const withCookie = (value: string | undefined) => ({
  get: () => (value === undefined ? undefined : { value }),
});

/** A browser: what is set stays until it is set with an age of 0. */
function browser() {
  const kept = new Map<string, { value: string; options: object }>();
  return {
    kept,
    get: (name: string) => kept.get(name),
    set: (name: string, value: string, options: object) =>
      "maxAge" in options ? kept.delete(name) : kept.set(name, { value, options }),
  };
}

test.each([undefined, "", "usual", "Large", "large;", "200%"])(
  "text size: a cookie of %o changes nothing on the page",
  (value) => {
    expect(readTextSize(withCookie(value))).toBe("usual");
  },
);

test("text size: what was kept is read again, and ends with the browser", () => {
  for (const forCase of [false, true]) {
    const cookies = browser();
    keepTextSize(cookies, { size: "large", forCase, secure: false });
    expect(readTextSize(cookies)).toBe("large");
    for (const { options } of cookies.kept.values()) expect(options).not.toHaveProperty("maxAge");
  }
});

test.each<[TextSize, TextSize, boolean]>([
  ["usual", "large", false],
  ["usual", "large", true],
  ["large", "usual", true],
])(
  "text size: staff's %s gives way to a customer's %s until the case ends (https: %s)",
  (own, customers, secure) => {
    const cookies = browser();
    keepTextSize(cookies, { size: own, forCase: false, secure });
    keepTextSize(cookies, { size: customers, forCase: true, secure });
    expect(readTextSize(cookies)).toBe(customers);
    dropCaseCookies(cookies);
    expect(readTextSize(cookies)).toBe(own);
  },
);
