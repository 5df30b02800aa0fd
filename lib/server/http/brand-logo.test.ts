import { expect, test } from "vitest";
import { logoAnswer, named } from "./brand-logo";

const logo = named({ bytes: Buffer.from("<svg/>"), type: "image/svg+xml" });

test("a logo that is asked for by its version is kept by the browser", async () => {
  const answer = logoAnswer(logo, new URL(logo.url, "http://x").searchParams.get("v"));
  expect(answer.headers.get("cache-control")).toContain("immutable");
  expect(answer.headers.get("content-type")).toBe("image/svg+xml");
  expect(await answer.text()).toBe("<svg/>");
});

test("another logo has another address", () => {
  expect(named({ bytes: Buffer.from("<svg></svg>"), type: "image/svg+xml" }).url).not.toBe(logo.url);
});

test.each([null, "another"])("under the version %s it is shown and not kept", (version) => {
  expect(logoAnswer(logo, version).headers.get("cache-control")).toBe("no-store");
});

test("no logo is not kept either: there may be one after the next start", () => {
  const answer = logoAnswer(null, logo.version);
  expect(answer.status).toBe(404);
  expect(answer.headers.get("cache-control")).toBe("no-store");
});
