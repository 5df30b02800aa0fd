import { expect, test } from "vitest";
import { createKeyedHash } from "../ledger/fingerprint";
import { createKnownDevices } from "./known-device";

let now = Date.parse("2026-03-01T00:00:00Z");
const day = 24 * 3_600_000;
const devices = createKnownDevices(createKeyedHash("a secret of the tests"), () => now);

const kept = (...cookies: { name: string; value: string }[]) => ({
  get: (name: string) => cookies.find((cookie) => cookie.name === name),
});

test("known device: found again for its user name, in any spelling", () => {
  for (const scheme of ["http", "https"] as const) {
    const cookie = devices.remember("ani.a", scheme, null);
    const id = devices.find(kept(cookie), "ANI.A");
    expect(id).toMatch(/^[\w-]{22}$/);
    expect(devices.find(kept(devices.remember("Ani.A", scheme, id)), "ani.a")).toBe(id);
    expect(cookie.options).toMatchObject({ httpOnly: true, sameSite: "strict", secure: scheme === "https" });
    expect(cookie.name.startsWith("__Host-")).toBe(scheme === "https");
    expect(cookie.name + cookie.value).not.toContain("ani");
  }
});

test("known device: found under the former secret, and kept under the current one", () => {
  const rotated = createKnownDevices(
    createKeyedHash("another secret of the tests", () => "a secret of the tests"),
    () => now,
  );
  const cookie = devices.remember("ani.a", "http", null);
  const id = rotated.find(kept(cookie), "ani.a");
  expect(id).toBe(devices.find(kept(cookie), "ani.a"));
  expect(id).not.toBeNull();
  const renewed = rotated.remember("ani.a", "http", id);
  expect(rotated.find(kept(renewed), "ani.a")).toBe(id);
  expect(devices.find(kept(renewed), "ani.a")).toBeNull();
});

test("known device: two sign-ins elsewhere are two devices", () => {
  const [one, other] = [devices.remember("ani.a", "http", null), devices.remember("ani.a", "http", null)];
  expect(devices.find(kept(one), "ani.a")).not.toBe(devices.find(kept(other), "ani.a"));
});

test("known device: unknown to another name, under another key, altered, or too old", () => {
  const cookie = devices.remember("ani.a", "http", null);
  const budi = devices.remember("budi.b", "http", null);
  expect(devices.find(kept({ ...cookie, name: budi.name }), "budi.b")).toBeNull();
  const others = createKnownDevices(createKeyedHash("another secret of the tests"), () => now);
  const { name } = others.remember("ani.a", "http", null);
  expect(others.find(kept({ ...cookie, name }), "ani.a")).toBeNull();
  const [id = "", seenAt = "", mac = ""] = cookie.value.split(".");
  const forged = ["", "x", `${id}.${seenAt}`, `${id}.zzzzzz.${mac}`, `${"A".repeat(22)}.${seenAt}.${mac}`];
  for (const value of forged) expect(devices.find(kept({ name: cookie.name, value }), "ani.a")).toBeNull();
  expect(devices.find(kept(), "ani.a")).toBeNull();
  now += 90 * day - 1_000;
  expect(devices.find(kept(cookie), "ani.a")).toBe(id);
  now += 1_000;
  expect(devices.find(kept(cookie), "ani.a")).toBeNull();
});
