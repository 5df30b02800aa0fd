import { pino } from "pino";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { createKeyedHash } from "../../../ledger/fingerprint";
import { openMemoryDatabase } from "../../../ledger/testing/memory";
import { isPasswordOf } from "../../../staff/account";
import { createKnownDevices } from "../../../staff/known-device";
import { addStaff, setPassword } from "../../../staff/people";
import { staff as people } from "../../../staff/schema";
import type { SignedInStaff } from "../../../staff/staff";
import { createTurns } from "../../turns";
import { changeOwnPassword, type OwnPasswordDeps } from "./own-password";

const db = await openMemoryDatabase();
const old = "becak biru di kebun";
const chosen = "kelapa muda tiga butir";
let ani: SignedInStaff;
let tries: number;
let audited: string[];

beforeAll(async () => {
  await addStaff(db, { name: "Ani", branch: "JKT", role: "staff", username: "ani.lestari", password: old });
  const [person] = await db.select().from(people);
  const session = { sessionId: "s", provedAt: new Date(), endsAt: new Date(), mayExtend: false };
  ani = {
    id: person?.id ?? "",
    name: "Ani",
    branch: "JKT",
    role: "staff",
    locked: false,
    owing: false,
    ...session,
  };
}, 60_000);

beforeEach(async () => {
  await setPassword(db, "ani.lestari", old);
  tries = 0;
  audited = [];
});

const deps: OwnPasswordDeps = {
  db,
  ledger: {
    admitSignIn: async ({ username }) => {
      expect(username).toBe("ani.lestari");
      tries++;
      return tries > 3 ? { admitted: false, retryAt: new Date() } : { admitted: true };
    },
    forgiveSignIn: async () => void tries--,
  },
  log: pino({ level: "silent" }),
  cookies: { get: () => undefined, set: () => {} } as unknown as OwnPasswordDeps["cookies"],
  knownDevices: createKnownDevices(createKeyedHash("unused")),
  passwordTurns: { known: createTurns(1), unknown: createTurns(1) },
  audit: async (event) => void audited.push(event),
  address: "203.0.113.7",
};

const change = (given: Record<string, string>, more: Partial<OwnPasswordDeps> = {}) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ old, new: chosen, again: chosen, ...given }))
    form.set(name, value);
  return changeOwnPassword(form, ani, { ...deps, ...more });
};
const isOld = () => isPasswordOf(db, ani.id, old);

test("own password: the old one right and a new one twice change it, and cost no try", async () => {
  expect(await change({})).toBeNull();
  expect([await isOld(), await isPasswordOf(db, ani.id, chosen)]).toEqual([false, true]);
  expect([tries, audited]).toEqual([0, ["password_changed"]]);
});

test.each([
  [{ new: "kelapa" }, "short"],
  [{ new: "ani.lestari sekali" }, "name"],
  [{ new: "Indonesia2026!", again: "Indonesia2026!" }, "common"],
  [{ again: "kelapa muda tiga" }, "differ"],
  [{ new: old, again: old }, "same"],
])("own password: %o is refused as %s before the old one is looked at", async (given, why) => {
  expect(await change({ ...given, ...(why === "same" ? {} : { old: "another one" }) })).toBe(why);
  expect([tries, audited, await isOld()]).toEqual([0, [], true]);
});

test("own password: wrong old ones count, and use up the tries of the right one", async () => {
  for (let times = 0; times < 3; times++) expect(await change({ old: "not this one" })).toBe("wrong");
  expect(await change({})).toBe("limit");
  expect(audited).toEqual(Array(3).fill("password_failed"));
  expect(await isOld()).toBe(true);
});

test("own password: too many at once are told so, without a try", async () => {
  const full = createTurns(1, { queueLength: 0 });
  let free = () => {};
  const busy = full(
    () =>
      new Promise<void>((resolve) => {
        free = resolve;
      }),
  );
  expect(await change({}, { passwordTurns: { known: full, unknown: full } })).toBe("busy");
  free();
  await busy;
  expect([tries, await isOld()]).toEqual([0, true]);
});
