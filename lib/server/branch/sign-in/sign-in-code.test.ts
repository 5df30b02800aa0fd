import { sql } from "drizzle-orm";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createKeyedHash } from "../../../ledger/fingerprint";
import { emptyTables } from "../../../ledger/testing/empty-tables";
import { openMemoryDatabase } from "../../../ledger/testing/memory";
import { createStaffAuth } from "../../../staff/auth";
import { createKnownDevices } from "../../../staff/known-device";
import { addStaff, findPerson, setDisabled } from "../../../staff/people";
import { setPin, tryPin } from "../../../staff/pin";
import { setUpSecondFactor } from "../../../staff/second-factor/second-factor";
import { codeOf, newSecret, stepAt } from "../../../staff/second-factor/totp";
import { readStaff } from "../../../staff/session";
import { createTrustedDevices } from "../../../staff/trusted-device";
import { createTurns } from "../../turns";
import { putOffOwnChallenge } from "./put-off-challenge";
import { signInWithCode } from "./sign-in-code";
import { signInWithPassword } from "./staff-sign-in";

const db = await openMemoryDatabase();
const hash = createKeyedHash("a secret of these tests");
const [secret, otherSecret] = ["the cookies' secret of these tests", "another secret, not the cookies' one"];
const password = "long enough for both";
const factor = newSecret();
const log = pino({ level: "silent" });
let signedIn: string[];
let ani: string;
let recovery: string[];

const auth = createStaffAuth({
  db,
  secret,
  origin: "http://localhost",
  shiftMs: 3_600_000,
  onSignedIn: async (id) => void signedIn.push(id),
});

/** A browser with its cookies, and what it was told. */
function browser() {
  const jar = new Map<string, string>();
  const livesFor = new Map<string, number | undefined>();
  const audited: [string, object][] = [];
  let ended = 0;
  const shared = {
    auth,
    scheme: "http",
    cookies: {
      get: (name: string) => (jar.has(name) ? { value: jar.get(name) ?? "" } : undefined),
      set: (name: string, value: string, { maxAge }: { maxAge?: number }) => {
        livesFor.set(name, maxAge);
        return maxAge === 0 ? jar.delete(name) : jar.set(name, value);
      },
    },
    knownDevices: createKnownDevices(hash),
    trustedDevices: createTrustedDevices(hash),
    endSession: async () => void ended++,
    log,
  } as const;
  const formOf = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return form;
  };
  return {
    jar,
    livesFor,
    audited,
    ended: () => ended,
    password: (username = "ani") =>
      signInWithPassword(formOf({ username, password }), "203.0.113.1", {
        ...shared,
        ledger: { admitSignIn: async () => ({ admitted: true }), forgiveSignIn: async () => {} },
        passwordTurns: { known: createTurns(1), unknown: createTurns(1) },
        onFailed: async () => {},
      } as never),
    code: (fields: Record<string, string>, keys: [string, ...string[]] = [secret]) =>
      signInWithCode(formOf(fields), {
        ...shared,
        db,
        keys,
        audit: async (event: string, _: object, details: object) => void audited.push([event, details]),
        now: new Date(),
      } as never),
    putOff: () => putOffOwnChallenge("http", { db, cookies: shared.cookies, now: new Date() }),
    staff: () => {
      const rules = { idleMs: 60_000, shiftMs: 3_600_000, now: () => new Date() };
      const cookie = [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
      return readStaff(auth, db, new Headers({ cookie }), rules);
    },
  };
}

const code = () => codeOf(factor, stepAt(new Date()));
const refused = (why: string) => ({ kind: "refused", why });

beforeEach(async () => {
  await emptyTables(db, "staff", "staff_verifications");
  const person = { branch: "JKT", role: "staff", password } as const;
  for (const username of ["ani", "budi"]) await addStaff(db, { ...person, name: username, username });
  ani = (await findPerson(db, "ani"))?.id ?? "";
  recovery = (await setUpSecondFactor(db, ani, { key: secret, secret: factor, step: 0 })) ?? [];
  signedIn = [];
});

afterEach(() => void vi.useRealTimers());

test("sign-in: without a second factor by the password, as before", async () => {
  const tablet = browser();
  expect(await tablet.password("budi")).toBeNull();
  expect(await tablet.staff()).toMatchObject({ name: "budi" });
  expect(signedIn).toHaveLength(1);
});

test("sign-in: a right password alone gives no session and no row in the audit", async () => {
  const tablet = browser();
  await setPin(db, ani, "314159");
  await tryPin(db, ani, "271828");
  expect(await tablet.password()).toBe("code");
  expect([...tablet.jar.keys()]).toEqual(["staff-code"]);
  expect([await tablet.staff(), signedIn, tablet.ended()]).toEqual([null, [], 0]);
  expect(await tryPin(db, ani, "271828")).toEqual({ kind: "wrong", left: 3 });
  expect(await tablet.code({ code: code() })).toEqual({ kind: "signed_in" });
  expect(await tablet.staff()).toMatchObject({ id: ani });
  expect([signedIn, tablet.ended()]).toEqual([[ani], 1]);
  expect(await tryPin(db, ani, "271828")).toEqual({ kind: "wrong", left: 4 });
});

test("sign-in: a code typed with a space counts, and once", async () => {
  const [first, second] = [browser(), browser()];
  const typed = code();
  for (const tablet of [first, second]) await tablet.password();
  expect(await first.code({ code: `${typed.slice(0, 3)} ${typed.slice(3)}` })).toEqual({ kind: "signed_in" });
  expect(await second.code({ code: typed })).toEqual(refused("used"));
  expect(second.audited).toEqual([["second_factor_failed", { reason: "used" }]]);
  expect(await second.staff()).toBeNull();
});

test("sign-in: one code at two tablets at once signs one in", async () => {
  const tablets = [browser(), browser()];
  for (const tablet of tablets) await tablet.password();
  const typed = code();
  const replies = await Promise.all(tablets.map((tablet) => tablet.code({ code: typed })));
  expect(replies.map(({ kind }) => kind).sort()).toEqual(["refused", "signed_in"]);
});

test("sign-in: a browser that gave a code needs none next time, another and another person's do", async () => {
  const tablet = browser();
  await tablet.password();
  await tablet.code({ code: code() });
  const { id } = (await findPerson(db, "budi")) ?? { id: "" };
  await setUpSecondFactor(db, id, { key: secret, secret: factor, step: 0 });
  expect(await tablet.password("budi")).toBe("code");
  expect(await tablet.code({ code: code() })).toEqual({ kind: "signed_in" });
  for (const username of ["ani", "budi", "ani"]) expect(await tablet.password(username)).toBeNull();
  expect(await browser().password()).toBe("code");
});

test("sign-in: a recovery code once, of two at once too, however it is typed", async () => {
  const [first = "", second = ""] = recovery;
  const tablets = [browser(), browser(), browser()];
  for (const tablet of tablets) await tablet.password();
  const [one, two, three] = tablets as [ReturnType<typeof browser>, ...ReturnType<typeof browser>[]];
  expect(await one.code({ recovery: first.toUpperCase().replaceAll("-", " ") })).toEqual({
    kind: "signed_in",
  });
  expect(one.audited).toEqual([["recovery_code_used", {}]]);
  const replies = await Promise.all([two, three].map((tablet) => tablet?.code({ recovery: second })));
  expect(replies.map((reply) => reply?.kind).sort()).toEqual(["refused", "signed_in"]);
  const again = browser();
  await again.password();
  expect(await again.code({ recovery: first })).toEqual(refused("recovery"));
  expect(again.audited).toEqual([["second_factor_failed", { reason: "recovery" }]]);
});

test("tries: five in one sign-in, then from the password anew", async () => {
  const tablet = browser();
  await tablet.password();
  for (let times = 0; times < 5; times++)
    expect(await tablet.code({ code: "000000" })).toEqual(refused("wrong"));
  expect(await tablet.code({ code: code() })).toEqual({ kind: "spent" });
  expect(await tablet.code({ code: code() })).toEqual({ kind: "over" });
  expect(await tablet.staff()).toBeNull();
});

test("tries: ten over all sign-ins, then none for a quarter of an hour, the right ones too", async () => {
  for (let round = 0; round < 2; round++) {
    const tablet = browser();
    await tablet.password();
    for (let times = 0; times < 5; times++) await tablet.code({ [round ? "recovery" : "code"]: "000000" });
  }
  const tablet = browser();
  await tablet.password();
  expect(await tablet.code({ code: code() })).toEqual(refused("limit"));
  expect(await tablet.code({ recovery: recovery[0] ?? "" })).toEqual(refused("limit"));
  await db.execute(sql`update staff_second_factors set locked_until = now() - interval '1 s'`);
  expect(await tablet.code({ recovery: recovery[0] ?? "" })).toEqual({ kind: "signed_in" });
});

test("put off: a right code counts after the first end, and the cookie lives as long", async () => {
  const began = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: began });
  const tablet = browser();
  await tablet.password();
  for (const minute of [8.5, 18.5]) {
    vi.setSystemTime(began + minute * 60_000);
    await tablet.putOff();
    expect(tablet.livesFor.get("staff-code")).toBe(690);
    vi.setSystemTime(began + (minute + 2) * 60_000);
    expect(await tablet.code({ code: "000000" })).toEqual(refused("wrong"));
  }
  expect(await tablet.code({ code: code() })).toEqual({ kind: "signed_in" });
});

test("put off: the cookie of a sign-in that is not put off stays as it is", async () => {
  const tablet = browser();
  await tablet.putOff();
  expect(tablet.jar.size).toBe(0);
  await tablet.password();
  tablet.livesFor.clear();
  await tablet.putOff();
  expect(tablet.livesFor.size).toBe(0);
});

test("code: over without a waiting sign-in, with a forged one, and once disabled", async () => {
  expect(await browser().code({ code: code() })).toEqual({ kind: "over" });
  const forged = browser();
  await forged.password();
  const [identifier] = forged.jar.get("staff-code")?.split(".") ?? [];
  forged.jar.set("staff-code", `${identifier}.AAAA`);
  expect(await forged.code({ code: code() })).toEqual({ kind: "over" });
  const tablet = browser();
  await tablet.password();
  await setDisabled(db, "ani", true);
  expect(await tablet.code({ recovery: recovery[1] ?? "" })).toEqual({ kind: "over" });
  expect([await tablet.staff(), signedIn]).toEqual([null, []]);
});

test("code: of who is challenged, whoever is signed in at this browser", async () => {
  const tablet = browser();
  await tablet.password("budi");
  expect(await tablet.password()).toBe("code");
  expect(await tablet.staff()).toMatchObject({ name: "budi" });
  expect(await tablet.code({ code: "000000" })).toEqual(refused("wrong"));
  expect(await tablet.code({ code: code() })).toEqual({ kind: "signed_in" });
  expect(await tablet.staff()).toMatchObject({ name: "ani" });
});

test("code: an unreadable secret is said, and a recovery code still signs in", async () => {
  await emptyTables(db, "staff_second_factors");
  recovery = (await setUpSecondFactor(db, ani, { key: otherSecret, secret: factor, step: 0 })) ?? [];
  const tablet = browser();
  await tablet.password();
  expect(await tablet.code({ code: code() })).toEqual(refused("failed"));
  expect(await tablet.code({ recovery: recovery[0] ?? "" })).toEqual({ kind: "signed_in" });
});

test("code: a secret of the former key opens while it is read", async () => {
  await emptyTables(db, "staff_second_factors");
  await setUpSecondFactor(db, ani, { key: otherSecret, secret: factor, step: 0 });
  const tablet = browser();
  await tablet.password();
  expect(await tablet.code({ code: code() }, [secret, otherSecret])).toEqual({ kind: "signed_in" });
});
