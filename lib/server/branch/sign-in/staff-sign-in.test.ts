import { pino } from "pino";
import { expect, test } from "vitest";
import { createKeyedHash } from "../../../ledger/fingerprint";
import type { StaffAuth } from "../../../staff/auth";
import { createKnownDevices } from "../../../staff/known-device";
import { createTrustedDevices } from "../../../staff/trusted-device";
import { createTurns } from "../../turns";
import { signInWithPassword } from "./staff-sign-in";

const knownDevices = createKnownDevices(createKeyedHash("a secret of these tests"));

/** Passwords are checked for ever, until the test lets them go. */
function signIns(queueLength: number) {
  const going: (() => void)[] = [];
  let counted = 0;
  const turns = () => createTurns(1, { queueLength });
  const api = {
    signInUsername: () =>
      new Promise((resolve) => going.push(() => resolve({ headers: new Headers(), response: {} }))),
  };
  const deps = {
    auth: { api } as unknown as StaffAuth,
    scheme: "http",
    endSession: async () => {},
    ledger: {
      admitSignIn: async () => {
        counted++;
        return { admitted: true };
      },
      forgiveSignIn: async () => {},
    },
    log: pino({ level: "silent" }),
    knownDevices,
    trustedDevices: createTrustedDevices(createKeyedHash("unused")),
    passwordTurns: { known: turns(), unknown: turns() },
  } as const;
  const signIn = (username: string, device?: { name: string; value: string }) => {
    const form = new FormData();
    form.set("username", username);
    form.set("password", "any");
    const cookies = { get: (name: string) => (device?.name === name ? device : undefined), set: () => {} };
    return signInWithPassword(form, "203.0.113.1", { ...deps, cookies } as never);
  };
  return { signIn, going, counted: () => counted };
}

test("sign-in: a known device waits for none of 300 from elsewhere", async () => {
  const { signIn, going, counted } = signIns(5);
  const elsewhere = Array.from({ length: 300 }, (_, n) => signIn(`nobody-${n}`));
  const known = signIn("ani", knownDevices.remember("ani", "http", null));
  // One of each kind at once.
  await expect.poll(() => going.length).toBe(2);
  expect(counted()).toBe(2);
  going[1]?.();
  expect(await known).toBeNull();
  const answers = await Promise.all(elsewhere.slice(6));
  expect(answers).toEqual(Array(294).fill({ kind: "refused", why: "busy" }));
});
