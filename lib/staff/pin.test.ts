import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { onEachDatabase } from "../ledger/testing/databases";
import { createStaffAuth, type StaffAuth } from "./auth";
import { addStaff, setPassword } from "./people";
import { hasPin, mayChoosePin, pinTries, pinTriesLeft, setPin, tryPin } from "./pin";
import { staff } from "./schema";
import { lockSession, proveSession, purgeSessions, readStaff, unlockSession } from "./session";

const password = "a long enough password";
const pin = "314159";
const wrong = "271828";

onEachDatabase("PIN and lock", (bench) => {
  const db = () => bench().database.db;
  const rules = { idleMs: 60_000, now: () => new Date() };
  let auth: StaffAuth;
  let id: string;

  beforeEach(async () => {
    await db().execute(sql`truncate staff cascade`);
    await addStaff(db(), { name: "Ani", branch: "A", role: "staff", username: "ani", password });
    const [person] = await db().select().from(staff);
    id = person?.id ?? "";
    auth = createStaffAuth({
      db: db(),
      secret: "a secret of the tests, long enough",
      origin: "http://localhost",
      shiftMs: 3_600_000,
    });
  });

  async function signIn(): Promise<Headers> {
    const { headers } = await auth.api.signInUsername({
      body: { username: "ani", password },
      returnHeaders: true,
    });
    return new Headers({
      cookie: headers
        .getSetCookie()
        .map((line) => line.split(";")[0])
        .join("; "),
    });
  }
  const whoIs = async (headers: Headers) => {
    const found = await readStaff(auth, db(), headers, rules);
    if (!found) throw new Error("Nobody is signed in.");
    return found;
  };

  test("tryPin: right, and kept as a hash alone", async () => {
    expect(await hasPin(db(), id)).toBe(false);
    await setPin(db(), id, pin);
    expect(await hasPin(db(), id)).toBe(true);
    const [person] = await db().select().from(staff);
    expect(JSON.stringify(person)).not.toContain(pin);
    expect(await tryPin(db(), id, pin)).toEqual({ kind: "right" });
  });

  test("tryPin: the fifth wrong one in a row is the last, the right one too", async () => {
    await setPin(db(), id, pin);
    for (const left of [4, 3, 2, 1]) {
      expect(await tryPin(db(), id, wrong)).toEqual({ kind: "wrong", left });
      expect(await pinTriesLeft(db(), id)).toBe(left);
    }
    expect(await tryPin(db(), id, wrong)).toEqual({ kind: "spent" });
    expect(await tryPin(db(), id, pin)).toEqual({ kind: "spent" });
  });

  test("tryPin: a right one gives all tries back", async () => {
    await setPin(db(), id, pin);
    for (let tries = 1; tries < pinTries; tries++) await tryPin(db(), id, wrong);
    expect(await tryPin(db(), id, pin)).toEqual({ kind: "right" });
    expect(await pinTriesLeft(db(), id)).toBe(pinTries);
  });

  test("tryPin: twelve tablets at once have five tries together", async () => {
    await setPin(db(), id, pin);
    const answers = await Promise.all(Array.from({ length: 12 }, () => tryPin(db(), id, wrong)));
    const left = answers.flatMap((answer) => (answer.kind === "wrong" ? [answer.left] : []));
    expect(left.sort()).toEqual([1, 2, 3, 4]);
  });

  test("tryPin: nobody's PIN, and none chosen, are never right", async () => {
    expect(await tryPin(db(), id, "")).toEqual({ kind: "spent" });
    expect(await tryPin(db(), "nobody", pin)).toEqual({ kind: "spent" });
    expect(await pinTriesLeft(db(), "nobody")).toBe(0);
  });

  test("setPin: throws on one that is easy to guess, keeping the former", async () => {
    await setPin(db(), id, pin);
    const refused = { name: "RangeError", message: "A PIN with the problem run." };
    await expect(setPin(db(), id, "123456")).rejects.toMatchObject(refused);
    expect(await tryPin(db(), id, pin)).toEqual({ kind: "right" });
  });

  test("sign-in: gives the PIN's tries back; a new password takes the PIN away", async () => {
    await setPin(db(), id, pin);
    for (let tries = 0; tries < pinTries; tries++) await tryPin(db(), id, wrong);
    await signIn();
    expect(await tryPin(db(), id, pin)).toEqual({ kind: "right" });
    await setPassword(db(), "ani", password);
    expect(await hasPin(db(), id)).toBe(false);
  });

  test("lock: kept by the session's row, by no other; a new sign-in is unlocked", async () => {
    const [tablet, other] = [await signIn(), await signIn()];
    const { sessionId, locked } = await whoIs(tablet);
    expect(locked).toBe(false);
    await lockSession(db(), sessionId, new Date());
    expect((await whoIs(tablet)).locked).toBe(true);
    expect((await whoIs(other)).locked).toBe(false);
    expect((await whoIs(await signIn())).locked).toBe(false);
    await purgeSessions(db(), rules);
    expect((await whoIs(tablet)).locked).toBe(true);
    await unlockSession(db(), sessionId);
    expect((await whoIs(tablet)).locked).toBe(false);
  });

  test("lock: a disabled person's ends with the session", async () => {
    const tablet = await signIn();
    await lockSession(db(), (await whoIs(tablet)).sessionId, new Date());
    await db().update(staff).set({ disabled: true }).where(eq(staff.id, id));
    expect(await readStaff(auth, db(), tablet, rules)).toBeNull();
  });

  test("proveSession: the session's own proof, of no other, and until then the sign-in", async () => {
    const [tablet, other] = [await signIn(), await signIn()];
    const before = await whoIs(tablet);
    const later = new Date(before.provedAt.getTime() + 3_600_000);
    await proveSession(db(), before.sessionId, later);
    expect((await whoIs(tablet)).provedAt).toEqual(later);
    expect((await whoIs(other)).provedAt.getTime()).toBeLessThan(later.getTime());
  });

  test("mayChoosePin: within ten minutes of signing in", async () => {
    const person = await whoIs(await signIn());
    const after = (ms: number) => mayChoosePin(person, new Date(person.provedAt.getTime() + ms));
    expect([after(0), after(599_999), after(600_000)]).toEqual([true, true, false]);
  });
});
