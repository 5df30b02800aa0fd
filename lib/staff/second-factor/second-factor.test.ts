import { beforeEach, expect, test } from "vitest";
import { audited } from "../../ledger/testing/audited";
import { onEachDatabase } from "../../ledger/testing/databases";
import { renewPassword } from "../account";
import { findPerson, resetSecondFactor, setPassword } from "../people";
import { staffSecondFactors, staffVerifications } from "../schema";
import { makeAni } from "../testing/ani";
import { recoveryHash } from "./recovery-codes";
import {
  removeSecondFactor,
  renewRecoveryCodes,
  sealUnderCurrent,
  secondFactorOf,
  setUpSecondFactor,
  takeCode,
  takeRecoveryCode,
} from "./second-factor";
import { base32, codeOf, newSecret, stepAt } from "./totp";

const [key, former] = ["the current key of these tests", "the former key of these tests"];
const now = new Date("2026-03-02T09:00:10Z");
const step = stepAt(now);
const secret = newSecret();
const code = (away: number) => codeOf(secret, step + away);

onEachDatabase("second factor", (bench) => {
  const db = () => bench().database.db;
  let ani: string;

  beforeEach(async () => {
    ani = await makeAni(db());
  });

  const setUp = (under = key) => setUpSecondFactor(db(), ani, { key: under, secret, step: step - 2 });
  const take = (typed: string, keys: [string, ...string[]] = [key], at = now) =>
    takeCode(db(), ani, typed, keys, at);
  const row = async () => {
    const [found] = await db().select().from(staffSecondFactors);
    if (!found) throw new Error("no row");
    return found;
  };

  test("set up: neither the secret nor a recovery code can be read in the row", async () => {
    const codes = await setUp();
    expect(codes).toHaveLength(10);
    const kept = await row();
    const text = JSON.stringify(kept);
    for (const known of [base32(secret), secret.toString("hex"), ...(codes ?? [])])
      expect(text).not.toContain(known);
    expect(JSON.parse(kept.backupCodes)).toEqual(codes?.map((one) => recoveryHash(ani, one)));
    expect(await secondFactorOf(db(), ani)).toEqual({ left: 10 });
    expect((await findPerson(db(), "ani"))?.twoFactorEnabled).toBe(true);
  });

  test("set up: once a person, of twenty at once too", async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => setUp()));
    expect(made.filter((codes) => codes !== null)).toHaveLength(1);
  });

  test("take: a code counts once, and none before it does", async () => {
    await setUp();
    expect(await take(code(0))).toBe("right");
    expect(await take(code(0))).toBe("used");
    expect(await take(code(-1))).toBe("used");
    expect(await take(code(1))).toBe("right");
    expect(await take(code(2))).toBe("wrong");
  });

  test("take: of thirty at once one is right", async () => {
    await setUp();
    const answers = await Promise.all(Array.from({ length: 30 }, () => take(code(0))));
    expect(answers.filter((answer) => answer === "right")).toHaveLength(1);
    expect(answers.filter((answer) => answer === "used")).toHaveLength(29);
  });

  test("take: a clock set back opens nothing anew", async () => {
    await setUp();
    expect(await take(code(0))).toBe("right");
    const back = new Date(now.getTime() - 60_000);
    expect(await take(code(-2), [key], back)).toBe("used");
  });

  test("take: the code that confirmed it signs nobody in", async () => {
    await setUpSecondFactor(db(), ani, { key, secret, step });
    expect(await take(code(0))).toBe("used");
  });

  test("take: wrong without one, for others and for texts", async () => {
    expect(await take(code(0))).toBe("wrong");
    await setUp();
    expect(await takeCode(db(), "budi", code(0), [key], now)).toBe("wrong");
    for (const text of ["", "abcdef", `${code(0)}0`]) expect(await take(text)).toBe("wrong");
  });

  test("rotated secret: opened under the former one, then sealed under the current one", async () => {
    await setUp(former);
    expect(await take(code(0))).toBe("unreadable");
    expect(await take(code(0), [key, "a key between the two", former])).toBe("right");
    expect(await take(code(1))).toBe("right");
  });

  test("rotated secret: at start all move to the current one, a lost one's stay", async () => {
    await setUp(former);
    const before = (await row()).secret;
    await sealUnderCurrent(db(), [key]);
    expect((await row()).secret).toBe(before);
    await sealUnderCurrent(db(), [key, former]);
    expect(await take(code(0))).toBe("right");
  });

  test("recovery codes: new ones replace the former, of whoever has a second factor", async () => {
    expect(await renewRecoveryCodes(db(), ani)).toBeNull();
    const codes = await setUp();
    const renewed = await renewRecoveryCodes(db(), ani);
    expect(JSON.parse((await row()).backupCodes)).toEqual(renewed?.map((one) => recoveryHash(ani, one)));
    expect(renewed).not.toEqual(codes);
  });

  test("recovery codes: each counts once, of twenty at once too, and for its owner alone", async () => {
    const takeOne = (code: string, of = ani) => takeRecoveryCode(db(), of, code);
    expect(await takeOne("abcde-fghij-kmnpq")).toBe("wrong");
    const [one = "", other = ""] = (await setUp()) ?? [];
    const answers = await Promise.all(Array.from({ length: 20 }, () => takeOne(one)));
    expect(answers.filter((answer) => answer === "right")).toHaveLength(1);
    // Those that had read the row before it was taken.
    expect(answers.filter((answer) => !["right", "used", "wrong"].includes(answer))).toEqual([]);
    expect(await takeOne(one)).toBe("wrong");
    expect(await secondFactorOf(db(), ani)).toEqual({ left: 9 });
    expect(await takeOne(other, "budi")).toBe("wrong");
    for (const text of ["", "-", one.slice(1)]) expect(await takeOne(text)).toBe("wrong");
    expect(await takeOne(other.toUpperCase().replaceAll("-", " "))).toBe("right");
  });

  const challenge = (identifier: string, expiresAt: Date) => {
    const written = { createdAt: now, updatedAt: now };
    return db()
      .insert(staffVerifications)
      .values({ id: identifier, identifier, value: ani, expiresAt, ...written });
  };

  test("remove: no browser is trusted any more, and a sign-in under way is over", async () => {
    await setUp();
    await challenge("2fa-x", new Date(now.getTime() + 1));
    await challenge("trust-device-x", new Date(now.getTime() + 1));
    expect(await removeSecondFactor(db(), ani)).toBe(true);
    expect(await db().select().from(staffVerifications)).toEqual([]);
    expect(await secondFactorOf(db(), ani)).toBeNull();
    expect((await findPerson(db(), "ani"))?.twoFactorEnabled).toBe(false);
    expect(await removeSecondFactor(db(), ani)).toBe(false);
  });

  test.each([
    ["by the operator", () => setPassword(db(), "ani", "another long one for Ani")],
    ["by its owner", () => renewPassword(db(), { id: ani, sessionId: "s" }, "another long one for Ani")],
  ])(
    "another password %s: a sign-in under way by the former one is over, trusted browsers stay",
    async (_, change) => {
      await challenge("2fa-x", new Date(now.getTime() + 1));
      await challenge("trust-device-x", new Date(now.getTime() + 1));
      await change();
      const left = await db().select().from(staffVerifications);
      expect(left.map(({ identifier }) => identifier)).toEqual(["trust-device-x"]);
    },
  );

  test("reset: by the operator, in the audit, of whoever has one", async () => {
    expect(await resetSecondFactor(db(), "nobody")).toBeNull();
    expect(await resetSecondFactor(db(), "ani")).toBe(false);
    await setUp();
    const rows = await audited(db(), () => resetSecondFactor(db(), "ani"));
    expect(rows).toMatchObject([
      { event: "staff_second_factor_reset", device: "command line", details: { staffId: ani } },
    ]);
    expect(await secondFactorOf(db(), ani)).toBeNull();
  });
});
