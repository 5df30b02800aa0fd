import { expect, test } from "vitest";
import { looksAhead } from "./looks-ahead";

const https = { "x-forwarded-proto": "https" };
const navigates = { "sec-fetch-dest": "document", "sec-fetch-mode": "navigate" };

test.each([
  { why: "a browser navigates over https", headers: { ...https, ...navigates }, ahead: false },
  { why: "a browser navigates on localhost", headers: navigates, ahead: false },
  { why: "a browser says nothing over http", headers: {}, ahead: false },
  { why: "a messenger's preview, a mail scanner", headers: https, ahead: true },
  { why: "a prefetch", headers: { ...https, ...navigates, "sec-purpose": "prefetch" }, ahead: true },
  { why: "a prerender", headers: { ...navigates, "sec-purpose": "prefetch;prerender" }, ahead: true },
  { why: "Safari's preview", headers: { ...navigates, purpose: "preview" }, ahead: true },
  { why: "a script's fetch", headers: { ...https, "sec-fetch-dest": "empty" }, ahead: true },
  { why: "a frame", headers: { ...https, "sec-fetch-dest": "iframe" }, ahead: true },
])("looks ahead: $ahead for $why", ({ headers, ahead }) => {
  expect(looksAhead(new Headers(headers as Record<string, string>))).toBe(ahead);
});
