import { expect, test } from "vitest";
import { keepToken } from "./session";

function cookieFrom(origin: string) {
  const set: unknown[] = [];
  keepToken({ get: () => undefined, set: (...cookie) => set.push(cookie) }, "token", origin);
  return set;
}

const sealed = { httpOnly: true, sameSite: "strict", path: "/" };

test("over https the cookie is bound to this host", () => {
  expect(cookieFrom("https://apply.example")).toEqual([
    ["__Host-application", "token", { ...sealed, secure: true }],
  ]);
});

test("without https a browser would refuse that, so it is plain", () => {
  expect(cookieFrom("http://localhost:3000")).toEqual([
    ["application", "token", { ...sealed, secure: false }],
  ]);
});
