import { afterEach, expect, test, vi } from "vitest";
import { askServer } from "./ask-server";

afterEach(() => vi.unstubAllGlobals());

const answering = (status: number, build?: string) => ({
  ok: status === 200,
  status,
  headers: new Headers(build === undefined ? {} : { "x-build": build }),
});

test.each([
  ["this build", answering(200, "b1"), "same"],
  ["another build", answering(200, "b2"), "another"],
  ["an opaque redirect", answering(0), "redirected"],
  ["a captive portal", answering(200), "silent"],
  ["a proxy's 502", answering(502), "silent"],
  ["an error of another build", answering(500, "b2"), "silent"],
  ["a broken connection", new TypeError("fetch failed"), "silent"],
] as const)("askServer: %s", async (_, answer, now) => {
  const asked = vi.fn(async () => {
    if (answer instanceof Error) throw answer;
    return answer;
  });
  vi.stubGlobal("fetch", asked);
  expect(await askServer("/id", "b1")).toBe(now);
  expect(asked).toHaveBeenCalledWith("/id", expect.objectContaining({ method: "HEAD", redirect: "manual" }));
});
