import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { attempts } from "../schema";
import { claimed, claimOf, nik, openCase } from "../testing/cases";
import { onEachDatabase } from "../testing/databases";

const hour = 3_600_000;

onEachDatabase("endLeftBehind", (bench) => {
  test("timed-out attempts: ended once, as of their time-out, on two instances at once", async () => {
    const { ledger, second, database, advance, now } = bench();
    const abandoned = claimOf(ledger, await openCase(ledger), { identityId: nik(1) });
    await claimed(ledger, abandoned);
    const lost = claimOf(ledger, await openCase(ledger), { identityId: nik(2) });
    await ledger.markSent(await claimed(ledger, lost));
    const began = now().getTime();
    advance(90_000);
    const running = claimOf(ledger, await openCase(ledger), { identityId: nik(3) });
    await claimed(ledger, running);

    const ended = await Promise.all([ledger.endLeftBehind(), second.endLeftBehind()]);
    expect(ended[0] + ended[1]).toBe(2);
    const stored = async (id: string) => {
      const { state, ending, endedAt } = attempts;
      return (
        await database.db.select({ state, ending, endedAt }).from(attempts).where(eq(attempts.id, id))
      )[0];
    };
    expect(await stored(abandoned.attemptId)).toEqual({
      state: "released",
      ending: "unavailable",
      endedAt: new Date(began + 30_000),
    });
    expect(await stored(lost.attemptId)).toEqual({
      state: "unknown",
      ending: "unknown",
      endedAt: new Date(began + 90_000),
    });
    expect(await stored(running.attemptId)).toEqual({ state: "claimed", ending: null, endedAt: null });
  });

  test("an abandoned claim: its call goes back on the fuse, a lost one does not", async () => {
    const { ledger, rules, advance } = bench();
    rules.calls = { count: 2, windowMs: hour };
    await claimed(ledger, claimOf(ledger, await openCase(ledger), { identityId: nik(1) }));
    await ledger.markSent(
      await claimed(ledger, claimOf(ledger, await openCase(ledger), { identityId: nik(2) })),
    );
    advance(90_000);
    expect(await ledger.endLeftBehind()).toBe(2);
    await claimed(ledger, claimOf(ledger, await openCase(ledger), { identityId: nik(3) }));
    const next = claimOf(ledger, await openCase(ledger), { identityId: nik(4) });
    expect(await ledger.claimAttempt(next)).toMatchObject({ kind: "limit" });
  });
});

test("end of an attempt: two modules write its columns, one more marks it sent", () => {
  const files = execFileSync("git", ["ls-files", "app", "components", "lib"], { encoding: "utf8" })
    .split("\n")
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\/testing\//.test(file));
  expect(files.length).toBeGreaterThan(300);
  const writers = files.filter((file) =>
    /\.update\(attempts\)|update attempts/.test(readFileSync(file, "utf8")),
  );
  expect(writers).toEqual([
    "lib/ledger/end/ended-attempts.ts",
    "lib/ledger/end/reopened.ts",
    "lib/ledger/end/settle.ts",
  ]);
  const callers = files.filter((file) => /\bendedAttempts\(/.test(readFileSync(file, "utf8")));
  expect(callers).toEqual(["lib/ledger/end/end-attempts.ts", "lib/ledger/end/ended-attempts.ts"]);
});
