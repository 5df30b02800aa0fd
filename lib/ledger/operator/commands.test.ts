import { beforeEach, expect, test } from "vitest";
import type { Ledger } from "../ledger";
import { formerEnds } from "../schema";
import { claimed, claimOf, nik, openCase } from "../testing/cases";
import { onEachDatabase } from "../testing/databases";
import type { exitCodes } from "./command-line";
import { runCommand } from "./commands";

async function lost(ledger: Ledger, advance: (ms: number) => void) {
  const claim = claimOf(ledger, await openCase(ledger, { branch: "JKT", staff: "ani", ref: "order-5" }));
  await ledger.markSent(await claimed(ledger, { ...claim, sendAgain: true }));
  advance(90_000);
  return claim;
}

onEachDatabase("the operator's commands", (bench) => {
  const asked: string[] = [];
  const answering = (yes: boolean) => async (question: string) => {
    asked.push(question);
    return yes;
  };
  const run = (...args: string[]) => runCommand(bench().ledger, args, answering(true));
  const by = ["--by", "budi"];
  beforeEach(() => {
    asked.length = 0;
  });
  const refused = (kind: keyof typeof exitCodes, message: string) =>
    expect.objectContaining({ kind, message: expect.stringContaining(message) });

  test("an unknown attempt is seen, resolved, and then seen resolved", async () => {
    const { ledger, advance } = bench();
    const claim = await lost(ledger, advance);
    for (const args of [["list", "--open"], ["list", "--ending", "unknown"], ["list"], ["show", "order-5"]])
      expect(await run(...args)).toMatch(
        new RegExp(`${claim.attemptId}  unknown  9901\\*+0001  channel=branch  branch=JKT  staff=ani`),
      );
    const resolved = await run(
      "resolve",
      claim.attemptId,
      "not_verified",
      "--reference",
      "ref_certel#5",
      "--fields",
      "fullName",
      ...by,
    );
    expect(resolved).toContain("Resolved as not_verified by budi.");
    expect(asked).toEqual([expect.stringMatching(/9901\*+0001 .*\n.* as not_verified, said by budi\./)]);
    expect(await run("show", "ref_certel#5")).toMatch(/fields=fullName .*resolvedBy=budi/);
    expect(await ledger.readAttempt(claim)).toMatchObject({
      outcome: { kind: "not_verified", fields: ["fullName"] },
    });
    expect(await run("list", "--open")).toBe("None.");
    await expect(run("resolve", claim.attemptId, "not_processed", ...by)).rejects.toEqual(
      refused("wrong_state", "Not resolved"),
    );
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

  test("commands: letters that turn the text around stand as their codes", async () => {
    const { ledger, advance } = bench();
    const claim = await lost(ledger, advance);
    await run("resolve", claim.attemptId, "verified", "--reference", "ref\u{202e}1#", ...by);
    expect(await run("show", claim.attemptId)).toContain("reference=ref[U+202E]1#");
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
    await expect(run("resolve", "order-5", "not_processed", ...by)).rejects.toEqual(
      refused("not_found", "Several attempts match"),
    );
    expect((await run("list", "--ending", "unknown")).split("\n")).toHaveLength(2);
  });

  test.each([[], ["remove"], ["show"], ["list", "--colour"], ["resolve", "x"]])(
    "explains itself on: %s %s %s",
    async (...args) => {
      await expect(run(...args.filter((word) => word !== undefined))).rejects.toThrow(
        "npm run ledger -- list",
      );
    },
  );

  const verified = ["verified", "--reference", "ref_certel#5"];
  const corrected = ["not_verified", "--reference", "ref_certel#6", "--fields", "faceImage"];

  test("resolve: without a yes nothing is changed, and --yes does not ask", async () => {
    const { ledger, advance } = bench();
    const { attemptId } = await lost(ledger, advance);
    const args = ["resolve", attemptId, ...verified, ...by];
    await expect(runCommand(ledger, args, answering(false))).rejects.toEqual(
      refused("declined", "Nothing was changed"),
    );
    expect(await run("list", "--open")).toContain(attemptId);
    asked.length = 0;
    expect(await runCommand(ledger, [...args, "--yes"], answering(false))).toContain("Resolved as verified");
    expect(asked).toEqual([]);
  });

  test("correct: changes what an operator said, twice, and each former end is kept", async () => {
    const { ledger, advance } = bench();
    const claim = await lost(ledger, advance);
    const { attemptId } = claim;
    await run("resolve", attemptId, ...verified, ...by);
    await run("correct", attemptId, ...corrected, "--by", "citra", "--reason", "read the wrong line");
    const said = await run("correct", attemptId, "not_processed", ...by, "--reason", "support says so");
    expect(said).toContain("Corrected as not_processed by budi.");
    expect(said.split("\n").slice(-2)).toEqual([
      expect.stringMatching(
        /until .*Z {2}verified {2}reference=ref_certel#5 {2}resolvedBy=budi {2}correctedBy=citra {2}reason=read the wrong line$/,
      ),
      expect.stringMatching(/not_verified .*fields=faceImage {2}resolvedBy=citra {2}correctedBy=budi/),
    ]);
    expect(await ledger.readAttempt(claim)).toMatchObject({ state: "released", reference: null });
  });

  test("correct: what Kredibel answered, or has begun again, stays", async () => {
    const { ledger, advance } = bench();
    const claim = claimOf(ledger, await openCase(ledger));
    const correct = () =>
      run("correct", claim.attemptId, ...corrected, ...by, "--reason", "somebody asked for it");
    const lease = await claimed(ledger, claim);
    await ledger.markSent(lease);
    await expect(correct()).rejects.toEqual(refused("wrong_state", "Not corrected"));
    await ledger.settleAttempt(lease, { kind: "verified", reference: "ref_certel#1" });
    await expect(correct()).rejects.toEqual(refused("wrong_state", "Not corrected"));
    const other = await lost(ledger, advance);
    await run("resolve", other.attemptId, "not_processed", ...by);
    await claimed(ledger, { ...other, sendAgain: true });
    expect(
      await ledger.correctAttempt(other.attemptId, { kind: "not_processed" }, { by: "budi", reason: "x" }),
    ).toBe("not_resolved");
    expect(await ledger.formerEndsOf(other.attemptId)).toEqual([]);
  });

  test("former ends go with their attempt", async () => {
    const { ledger, advance, database } = bench();
    const { attemptId } = await lost(ledger, advance);
    await run("resolve", attemptId, ...verified, ...by);
    await run("correct", attemptId, ...corrected, ...by, "--reason", "read the wrong line");
    expect(await ledger.formerEndsOf(attemptId)).toHaveLength(1);
    advance(100 * 86_400_000);
    await ledger.purge({ retentionDays: 90, consentRetentionDays: 90 });
    expect(await database.db.select().from(formerEnds)).toEqual([]);
  });

  test("list: says channel, cause and error id", async () => {
    const { ledger } = bench();
    const lease = await claimed(ledger, claimOf(ledger, await openCase(ledger)));
    await ledger.markSent(lease);
    const trace = { cause: "http_5xx", errorId: "e-9" };
    await ledger.settleAttempt(lease, { kind: "unknown", attemptId: lease.attemptId }, trace);
    expect(await run("list")).toContain("channel=self  charge=unknown  errorId=e-9  cause=http_5xx");
  });

  test("list: an attempt that a crash has left behind says so as its cause", async () => {
    const { ledger, advance } = bench();
    await lost(ledger, advance);
    await ledger.endLeftBehind();
    expect(await run("list")).toContain("cause=left_behind");
  });

  const digits = "9901010101900001";
  const refusals: { args: string[]; kind?: keyof typeof exitCodes; says: string }[] = [
    { args: ["list", "--ending", "fine"], says: "--ending must be one of verified," },
    { args: ["list", "--limit", "0"], says: "--limit must be" },
    { args: ["show", "nothing"], kind: "not_found", says: "No such attempt." },
    { args: ["resolve", "x", ...verified], says: "--by is required" },
    { args: ["resolve", "x", ...verified, "--by", " "], says: "--by is required" },
    { args: ["resolve", "x", ...verified, "--by", "b".repeat(81)], says: "at most 80" },
    { args: ["resolve", "x", ...verified, "--by", "budi@contoh.id"], says: "may hold no e-mail" },
    { args: ["resolve", "x", ...verified, ...by], kind: "not_found", says: "No such attempt." },
    { args: ["resolve", "x", "verified", ...by], says: "--reference R is required" },
    { args: ["resolve", "x", "perhaps", ...by], says: "A finding is one of: verified" },
    { args: ["resolve", "x", ...verified, "--fields", "fullName", ...by], says: "leave --fields out" },
    { args: ["resolve", "x", "not_verified", "--reference", "r", ...by], says: "--fields takes these" },
    { args: ["resolve", "x", ...corrected.slice(0, 4), "fullName,nik", ...by], says: "fullName, birthDate" },
    { args: ["correct", "x", ...corrected, ...by], says: "--reason is required" },
    { args: ["correct", "x", ...corrected, ...by, "--reason", `NIK ${digits}`], says: "may hold no e-mail" },
  ];

  test.each(refusals)("refused: $args", async ({ args, kind = "usage", says }) => {
    await expect(run(...args)).rejects.toEqual(refused(kind, says));
    expect(asked).toEqual([]);
  });
});
