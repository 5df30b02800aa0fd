import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { onEachDatabase } from "../../ledger/testing/databases";
import { staffVerifications } from "../schema";
import { makeAni } from "../testing/ani";
import { challenged, putOffChallenge } from "./challenge";

const now = new Date("2026-03-02T09:00:10Z");
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

onEachDatabase("challenge", (bench) => {
  const db = () => bench().database.db;
  let ani: string;

  beforeEach(async () => {
    ani = await makeAni(db());
  });

  const challenge = (identifier: string, expiresAt: Date) =>
    db()
      .insert(staffVerifications)
      .values({ id: identifier, identifier, value: ani, expiresAt, createdAt: now, updatedAt: now });
  const endOf = async (identifier: string) => {
    const [row] = await db()
      .select()
      .from(staffVerifications)
      .where(eq(staffVerifications.identifier, identifier));
    return row?.expiresAt;
  };

  test("challenged: whose sign-in waits for a code, until it is over", async () => {
    await challenge("2fa-here", new Date(now.getTime() + 1));
    await challenge("2fa-late", now);
    await challenge("trust-device-x", new Date(now.getTime() + 1));
    expect(await challenged(db(), "2fa-here.mac", now)).toEqual({
      id: ani,
      username: "ani",
      branch: "A",
      endsAt: new Date(now.getTime() + 1),
      mayPutOff: true,
    });
    await db().execute(sql`update staff set username = null`);
    expect(await challenged(db(), "2fa-here.mac", now)).toMatchObject({ id: ani, username: "" });
    for (const cookie of ["2fa-late.mac", "trust-device-x.mac", "2fa-nowhere.mac", "2fa-here", ""])
      expect(await challenged(db(), cookie, now)).toBeNull();
  });

  test("put off: ten times by ten minutes, each shortly before the end", async () => {
    await challenge("2fa-here", minutes(10));
    await challenge("2fa-attempts-2fa-here", minutes(10));
    for (let time = 1; time <= 10; time++) {
      expect(await challenged(db(), "2fa-here.mac", minutes(time * 10 - 1))).toMatchObject({
        mayPutOff: true,
      });
      expect(await putOffChallenge(db(), "2fa-here.mac", minutes(time * 10 - 3))).toBeNull();
      expect(await putOffChallenge(db(), "2fa-here.mac", minutes(time * 10 - 1))).toEqual(
        minutes(time * 10 + 10),
      );
      for (const row of ["2fa-here", "2fa-attempts-2fa-here"])
        expect(await endOf(row)).toEqual(minutes(time * 10 + 10));
    }
    expect(await challenged(db(), "2fa-here.mac", minutes(109))).toMatchObject({ mayPutOff: false });
    expect(await putOffChallenge(db(), "2fa-here.mac", minutes(109))).toBeNull();
    expect(await endOf("2fa-here")).toEqual(minutes(110));
  });

  test("put off: of twenty at once one counts", async () => {
    await challenge("2fa-here", minutes(10));
    const put = await Promise.all(
      Array.from({ length: 20 }, () => putOffChallenge(db(), "2fa-here.mac", minutes(9))),
    );
    expect(put.filter(Boolean)).toHaveLength(1);
    expect(await endOf("2fa-here")).toEqual(minutes(20));
  });

  test("put off: not one that is over, another's, or of another kind", async () => {
    await challenge("2fa-late", now);
    await challenge("2fa-other", minutes(1));
    await challenge("2fa-attempts-2fa-late", minutes(1));
    await challenge("trust-device-x", minutes(1));
    for (const cookie of ["2fa-late.mac", "trust-device-x.mac", "2fa-nowhere.mac", "2fa-other", ""])
      expect(await putOffChallenge(db(), cookie, now)).toBeNull();
    for (const row of ["2fa-other", "2fa-attempts-2fa-late"]) expect(await endOf(row)).toEqual(minutes(1));
  });
});
