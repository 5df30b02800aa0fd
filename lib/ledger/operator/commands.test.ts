import { expect, test } from "vitest";
import type { Ledger } from "../ledger";
import { claimed, claimOf, nik, openCase } from "../testing/cases";
import { onEachDatabase } from "../testing/databases";
import { runCommand } from "./commands";

async function lost(ledger: Ledger, advance: (ms: number) => void) {
  const claim = claimOf(ledger, await openCase(ledger, { branch: "JKT", staff: "ani", ref: "order-5" }));
  await ledger.markSent(await claimed(ledger, claim));
  advance(90_000);
  return claim;
}

onEachDatabase("the operator's commands", (bench) => {
  const run = (...args: string[]) => runCommand(bench().ledger, args, "budi");

  test("an unknown attempt is seen, resolved, and then seen resolved", async () => {
    const { ledger, advance } = bench();
    const claim = await lost(ledger, advance);
    for (const args of [["list", "--open"], ["list", "--ending", "unknown"], ["list"], ["show", "order-5"]])
      expect(await run(...args)).toMatch(
        new RegExp(`${claim.attemptId}  unknown  9901\\*+0001  branch=JKT  staff=ani`),
      );
    const resolved = await run(
      "resolve",
      claim.attemptId,
      "not_verified",
      "--reference",
      "ref_certel#5",
      "--fields",
      "fullName",
    );
    expect(resolved).toContain("Resolved as not_verified by budi.");
    expect(await run("show", "ref_certel#5")).toContain("fields=fullName  resolvedBy=budi");
    expect(await ledger.readAttempt(claim)).toMatchObject({
      outcome: { kind: "not_verified", fields: ["fullName"] },
    });
    expect(await run("list", "--open")).toBe("None.");
    expect(await run("resolve", claim.attemptId, "not_processed")).toContain("Not resolved");
  });

  test("claims that crashes have left behind hide no unknown attempt that is older", async () => {
    const { ledger, rules, advance } = bench();
    const { attemptId } = await lost(ledger, advance);
    for (const serial of [2, 3, 4])
      await claimed(ledger, claimOf(ledger, await openCase(ledger), { identityId: nik(serial) }));
    expect(await run("list", "--open", "--limit", "3")).not.toContain(attemptId);
    advance(rules.claimTimeoutMs);
    expect(await run("list", "--open", "--limit", "3")).toContain(attemptId);
  });

  test("a list that is cut off says so", async () => {
    const { ledger, advance } = bench();
    for (const _ of [1, 2]) {
      await lost(ledger, advance);
      advance(600_000);
    }
    for (const args of [["list"], ["list", "--open"]]) {
      expect(await run(...args, "--limit", "1")).toMatch(/unknown.*\nThere are more than these 1: .*--limit/);
      expect((await run(...args, "--limit", "2")).split("\n")).toHaveLength(2);
    }
  });

  test("not processed, in somebody else's name", async () => {
    const { ledger, advance } = bench();
    const claim = await lost(ledger, advance);
    await run("resolve", "order-5", "not_processed", "--by", "citra");
    expect(await ledger.readAttempt(claim)).toMatchObject({ state: "released", resolvedBy: "citra" });
  });

  test("a reference that several attempts share resolves none", async () => {
    const { ledger, advance } = bench();
    await lost(ledger, advance);
    advance(600_000);
    await lost(ledger, advance);
    expect(await run("resolve", "order-5", "not_processed")).toContain("Several attempts match");
    expect((await run("list", "--ending", "unknown")).split("\n")).toHaveLength(2);
  });

  test.each([
    [],
    ["remove"],
    ["show"],
    ["list", "--ending", "fine"],
    ["list", "--limit", "0"],
    ["list", "--colour"],
    ["resolve", "x", "verified"],
    ["resolve", "x", "not_verified", "--reference", "r"],
    ["resolve", "x", "perhaps", "--reference", "r"],
  ])("explains itself on: %s %s %s", async (...args) => {
    await expect(run(...args.filter((word) => word !== undefined))).rejects.toThrow("npm run ledger -- list");
  });
});
