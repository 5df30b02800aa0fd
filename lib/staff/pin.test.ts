import { beforeEach, expect, test } from "vitest";
import { onEachDatabase } from "../ledger/testing/databases";
import { emptyTables } from "../ledger/testing/empty-tables";
import { createStaffAuth, type StaffAuth } from "./auth";
import { addStaff, setPassword } from "./people";
import { hasPin, mayChoosePin, pinTries, pinTriesLeft, setPin, tryPin } from "./pin";
import { staff } from "./schema";
import type { SignedInStaff } from "./staff";
import { signInAs } from "./testing/sign-in";

const password = "a long enough password";
const pin = "314159";
const wrong = "271828";

onEachDatabase("PIN", (bench) => {
  const db = () => bench().database.db;
  let auth: StaffAuth;
  let id: string;

  beforeEach(async () => {
    await emptyTables(db(), "staff");
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

  const signIn = () => signInAs(auth, "ani", password);
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
});

test("mayChoosePin: within ten minutes of signing in", () => {
  const provedAt = new Date("2026-03-02T09:00:00.000Z");
  const after = (ms: number) =>
    mayChoosePin({ provedAt } as SignedInStaff, new Date(provedAt.getTime() + ms));
  expect([after(0), after(599_999), after(600_000)]).toEqual([true, true, false]);
});
