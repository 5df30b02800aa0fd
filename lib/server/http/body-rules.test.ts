import { expect, test } from "vitest";
import { locales } from "../../locales";
import { bodyRules, kindOf, mediaTypeOf, separatorOf } from "./body-rules";

const actions = new Map([
  ["a1", "submitApplication"],
  ["b2", "signInStaff"],
]);
const kind = (url: string, action?: string, method = "POST") =>
  kindOf({ method, url, headers: action === undefined ? {} : { "next-action": action } }, actions);

test.each(locales.flatMap((locale) => [`/${locale}/apply`, `/${locale}/branch/apply?ref=7`]))(
  "body kind: the submission's action on %s is a submission",
  (url) => {
    expect(kind(url, "a1")).toBe("submission");
  },
);

test.each([
  ["/id/branch/sign-in", "a1", "action"],
  ["/xx/apply", "a1", "action"],
  ["/id/apply/", "a1", "action"],
  ["/id/apply", "b2", "action"],
  ["/id/apply", "c3", "unknown_action"],
  ["/id/apply", "", "unknown_action"],
  ["/id/apply", undefined, "other"],
  ["/api/application", undefined, "other"],
])("body kind: POST %s with action %s is %s", (url, action, expected) => {
  expect(kind(url, action)).toBe(expected);
});

test("body kind: only a POST calls an action", () => {
  expect(kind("/id/apply", "a1", "GET")).toBe("other");
});

test("body kind: without the build's actions, as in development, the page decides", () => {
  const request = { method: "POST", headers: { "next-action": "z" } };
  expect(kindOf({ ...request, url: "/id/apply" }, null)).toBe("submission");
  expect(kindOf({ ...request, url: "/id/branch/sign-in" }, null)).toBe("action");
});

test("body rules: only a submission may be large, and it needs a place", () => {
  const large = Object.entries(bodyRules).filter(([, { maxBytes }]) => maxBytes > 16 * 1_024);
  expect(large.map(([name, { upload }]) => [name, upload])).toEqual([["submission", true]]);
  expect(Object.values(bodyRules).filter(({ upload }) => upload)).toHaveLength(1);
});

test.each([
  ["multipart/form-data; boundary=abc", "multipart/form-data", "--abc"],
  ['Multipart/Form-Data; charset=x; boundary="a b;c"', "multipart/form-data", "--a b;c"],
  ["application/x-www-form-urlencoded;charset=UTF-8", "application/x-www-form-urlencoded", "&"],
  ["text/plain;charset=UTF-8", "text/plain", undefined],
])("content type %s: read as %s, its parts set apart by %s", (type, media, separator) => {
  expect(mediaTypeOf({ "content-type": type })).toBe(media);
  expect(separatorOf({ "content-type": type })?.text).toBe(separator);
});
