import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { CallEnd } from "../outcomes/verdict";
import { applications } from "./schema";
import { claimed, claimOf } from "./testing/cases";
import { type Bench, onEachDatabase } from "./testing/databases";

const opening = { channel: "self", locale: "id", consentVersion: "7", consentHash: "h" } as const;

onEachDatabase("draft key", (bench) => {
  const open = ({ ledger }: Bench) =>
    ledger.openApplication({ ...opening, draftKeyOf: (id) => `sealed for ${id}` });

  const keyInRow = async ({ database }: Bench, id: string) =>
    (await database.db.select().from(applications).where(eq(applications.id, id)))[0]?.draftKey;

  test("draft key: given to the application's own token, and to no other", async () => {
    const { ledger } = bench();
    const { id, token } = await open(bench());
    const other = await open(bench());
    expect(await ledger.askDraftKey(token)).toEqual({ id, sessionId: null, sealed: `sealed for ${id}` });
    expect(await ledger.askDraftKey(other.token)).toMatchObject({
      id: other.id,
      sealed: `sealed for ${other.id}`,
    });
    expect(await ledger.askDraftKey(`${token}x`)).toBeNull();
    expect(await ledger.findApplication(token)).toMatchObject({ id, keepsDraft: true });
  });

  test("draft key: none of an application that keeps no draft", async () => {
    const { ledger } = bench();
    const { token } = await ledger.openApplication(opening);
    expect(await ledger.askDraftKey(token)).toBeNull();
    expect(await ledger.findApplication(token)).toMatchObject({ keepsDraft: false });
  });

  test("draft key: asked for too often, it is given no more", async () => {
    const { ledger, rules } = bench();
    rules.draftAsks = 3;
    const { token } = await open(bench());
    const asked = await Promise.all(Array.from({ length: 10 }, () => ledger.askDraftKey(token)));
    expect(asked.filter((key) => key !== null)).toHaveLength(3);
  });

  test("draft key: gone when the case is closed", async () => {
    const { ledger } = bench();
    const { id, token } = await open(bench());
    await ledger.closeApplication(token);
    expect(await ledger.askDraftKey(token)).toBeNull();
    expect(await keyInRow(bench(), id)).toBeNull();
  });

  const ends: { end: CallEnd; kept: boolean }[] = [
    { end: { kind: "verified", reference: "r" }, kept: false },
    { end: { kind: "verified_with_reason", reference: "r", fields: ["fullName"] }, kept: true },
    { end: { kind: "not_verified", reference: "r", fields: ["fullName"] }, kept: true },
    { end: { kind: "unavailable", errorId: "e" }, kept: true },
    { end: { kind: "unknown", attemptId: "a" }, kept: true },
  ];
  test.each(ends)("draft key: kept $kept after $end.kind", async ({ end, kept }) => {
    const { ledger } = bench();
    const { id, token } = await open(bench());
    const other = await open(bench());
    const lease = await claimed(ledger, claimOf(ledger, id));
    await ledger.markSent(lease);
    await ledger.settleAttempt(lease, end);
    expect((await ledger.askDraftKey(token)) !== null).toBe(kept);
    expect(await ledger.askDraftKey(other.token)).not.toBeNull();
  });

  test("draft key: dropped from the row once the application's time is over", async () => {
    const { ledger, rules, advance } = bench();
    const { id, token } = await open(bench());
    advance(rules.applicationLifetimeMs - 1);
    const younger = await open(bench());
    expect(await ledger.dropDraftKeys()).toBe(0);
    advance(2);
    expect(await ledger.askDraftKey(token)).toBeNull();
    expect(await ledger.dropDraftKeys()).toBe(1);
    expect(await keyInRow(bench(), id)).toBeNull();
    expect(await keyInRow(bench(), younger.id)).not.toBeNull();
  });
});
