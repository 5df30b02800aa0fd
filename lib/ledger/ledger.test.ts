import { createHash, randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { CallEnd } from "../outcomes/verdict";
import { consents } from "./schema";
import { claimed, claimOf, nik, openCase } from "./testing/cases";
import { type Bench, onEachDatabase } from "./testing/databases";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** One attempt to its end, each with a NIK of its own. */
let serial = 0;
async function attempt(
  { ledger }: Bench,
  applicationId: string,
  kind: "verified" | "not_verified" | "unavailable" | "unknown",
) {
  serial += 1;
  const claim = claimOf(ledger, applicationId, { identityId: nik(serial), fullName: `PERSON ${serial}` });
  const lease = await claimed(ledger, claim);
  await ledger.markSent(lease);
  const outcomes: Record<typeof kind, CallEnd> = {
    verified: { kind: "verified", reference: `ref_certel#${serial}` },
    not_verified: { kind: "not_verified", reference: `ref_certel#${serial}`, fields: ["fullName"] },
    unavailable: { kind: "unavailable", errorId: `error-${serial}` },
    unknown: { kind: "unknown", attemptId: claim.attemptId },
  };
  await ledger.settleAttempt(lease, outcomes[kind]);
  return { ...claim, nik: nik(serial) };
}

onEachDatabase("applications", (bench) => {
  const opening = { locale: "id", consentVersion: "7", consentHash: "h" };

  test("a token opens its own application only, while it lives", async () => {
    const { ledger, rules, advance } = bench();
    const staffed = { ...opening, channel: "branch", branch: "JKT-1", staff: "ani", ref: "case_7" } as const;
    const { id, token } = await ledger.openApplication(staffed);
    await ledger.openApplication({ ...opening, channel: "self" });
    const found = await ledger.findApplication(token);
    expect(found).toMatchObject({ id, channel: "branch", branch: "JKT-1", staff: "ani", ref: "case_7" });
    expect(found).not.toHaveProperty("tokenHash");
    expect(await ledger.findApplication(`${token}x`)).toBeNull();
    advance(rules.applicationLifetimeMs - 1);
    expect(await ledger.findApplication(token)).toMatchObject({ id });
    advance(1);
    expect(await ledger.findApplication(token)).toBeNull();
  });

  test("a closed one opens nothing any more", async () => {
    const { ledger } = bench();
    const { token } = await ledger.openApplication({ ...opening, channel: "self" });
    await ledger.closeApplication(token);
    expect(await ledger.findApplication(token)).toBeNull();
  });

  test("nobody reads another's attempt", async () => {
    const { ledger } = bench();
    const claim = claimOf(ledger, await openCase(ledger));
    await claimed(ledger, claim);
    const thief = { attemptId: claim.attemptId, applicationId: await openCase(ledger) };
    expect(await ledger.readAttempt(thief)).toBeNull();
    expect(await ledger.readAttempt(claim)).toMatchObject({ id: claim.attemptId });
  });

  test("the newest attempt is the one to come back to", async () => {
    const kit = bench();
    const applicationId = await openCase(kit.ledger);
    expect(await kit.ledger.latestAttempt(applicationId)).toBeNull();
    await attempt(kit, applicationId, "not_verified");
    kit.advance(1);
    const { attemptId } = await attempt(kit, applicationId, "verified");
    expect(await kit.ledger.latestAttempt(applicationId)).toMatchObject({ id: attemptId });
  });
});

onEachDatabase("caps", (bench) => {
  test("attempts: five in six hours, released ones free, then when the oldest leaves", async () => {
    const kit = bench();
    const { ledger, advance, now } = kit;
    const applicationId = await openCase(ledger);
    const oldest = now();
    for (const left of [5, 4, 3, 2, 1]) {
      expect(await ledger.attemptsLeft(applicationId)).toEqual({ left, retryAt: null });
      await attempt(kit, applicationId, "unavailable");
      await attempt(kit, applicationId, "not_verified");
      advance(minute);
    }
    const retryAt = new Date(oldest.getTime() + 6 * hour);
    expect(await ledger.attemptsLeft(applicationId)).toEqual({ left: 0, retryAt });
    const sixth = claimOf(ledger, applicationId, { identityId: nik(9999) });
    expect(await ledger.claimAttempt(sixth)).toEqual({ kind: "limit", retryAt });
    advance(retryAt.getTime() - now().getTime());
    expect(await ledger.claimAttempt(sixth)).toMatchObject({ kind: "claimed" });
  });

  test("ten attempts of one application at once: five are claimed", async () => {
    const { ledger, second } = bench();
    const applicationId = await openCase(ledger);
    const claims = Array.from({ length: 10 }, (_, index) =>
      (index % 2 ? ledger : second).claimAttempt(claimOf(ledger, applicationId, { identityId: nik(index) })),
    );
    const kinds = (await Promise.all(claims)).map((result) => result.kind).sort();
    expect(kinds).toEqual([...Array(5).fill("claimed"), ...Array(5).fill("limit")]);
  });

  test("an abandoned claim that runs again does not count twice", async () => {
    const { ledger, rules, advance } = bench();
    rules.attemptsPerApplication = { count: 1, windowMs: hour };
    const claim = claimOf(ledger, await openCase(ledger));
    await claimed(ledger, claim);
    advance(rules.claimTimeoutMs);
    expect(await ledger.claimAttempt(claim)).toMatchObject({ kind: "claimed" });
  });

  test("the installation's fuse: exact under haste, open again in the next hour", async () => {
    const { ledger, second, rules, advance } = bench();
    rules.calls = { count: 3, windowMs: hour };
    const cases = await Promise.all(Array.from({ length: 10 }, () => openCase(ledger)));
    const claims = cases.map((id, index) => claimOf(ledger, id, { identityId: nik(index) }));
    const results = await Promise.all(
      claims.map((claim, index) => (index % 2 ? ledger : second).claimAttempt(claim)),
    );
    expect(results.filter((result) => result.kind === "claimed")).toHaveLength(3);
    expect(results.filter((result) => result.kind === "limit")).toHaveLength(7);
    expect(results.find((result) => result.kind === "limit")).toMatchObject({
      retryAt: new Date("2026-03-02T10:00:00.000Z"),
    });
    advance(hour);
    const next = claimOf(ledger, await openCase(ledger), { identityId: nik(77) });
    expect(await ledger.claimAttempt(next)).toMatchObject({ kind: "claimed" });
  });

  test("the installation's fuse: where it has blown nothing of a claim stays, new or taken up again", async () => {
    const { ledger, rules, advance, database } = bench();
    rules.calls = { count: 1, windowMs: hour };
    const released = claimOf(ledger, await openCase(ledger), { identityId: nik(1) });
    await ledger.settleAttempt(await claimed(ledger, released), { kind: "unavailable", errorId: "unsent" });
    await claimed(ledger, claimOf(ledger, await openCase(ledger), { identityId: nik(2) }));
    const fresh = claimOf(ledger, await openCase(ledger), { identityId: nik(3) });
    for (const claim of [released, fresh])
      expect(await ledger.claimAttempt(claim)).toMatchObject({ kind: "limit" });
    expect(await ledger.readAttempt(released)).toMatchObject({ state: "released" });
    expect(await ledger.readAttempt(fresh)).toBeNull();
    const agreed = eq(consents.applicationId, fresh.applicationId);
    expect(await database.db.select().from(consents).where(agreed)).toMatchObject([{ nikHash: null }]);
    advance(hour);
    expect(await ledger.claimAttempt(released)).toMatchObject({ kind: "claimed" });
    advance(hour);
    expect(await ledger.claimAttempt(fresh)).toMatchObject({ kind: "claimed" });
  });

  test("a call that was proved not sent goes back on the fuse", async () => {
    const { ledger, rules } = bench();
    rules.calls = { count: 1, windowMs: hour };
    const claim = claimOf(ledger, await openCase(ledger));
    const lease = await claimed(ledger, claim);
    await ledger.settleAttempt(lease, { kind: "unavailable", errorId: "refused connection" });
    expect(await ledger.claimAttempt(claim)).toMatchObject({ kind: "claimed" });
  });

  test.each(["start", "submission"] as const)("an address has its own count of %s", async (what) => {
    const { ledger, second, rules, advance } = bench();
    rules.startsPerAddress = { count: 4, windowMs: hour };
    rules.submissionsPerAddress = { count: 4, windowMs: hour };
    const tries = Array.from({ length: 10 }, (_, index) =>
      (index % 2 ? ledger : second).admitAddress(what, "203.0.113.7"),
    );
    const results = await Promise.all(tries);
    expect(results.filter((result) => result.admitted)).toHaveLength(4);
    const refused = { admitted: false, retryAt: new Date("2026-03-02T10:00:00.000Z") };
    expect(await ledger.admitAddress(what, "203.0.113.7")).toEqual(refused);
    expect(await ledger.admitAddress(what, "203.0.113.8")).toEqual({ admitted: true });
    const other = what === "start" ? "submission" : "start";
    expect(await ledger.admitAddress(other, "203.0.113.7")).toEqual({ admitted: true });
    advance(hour);
    expect(await ledger.admitAddress(what, "203.0.113.7")).toEqual({ admitted: true });
  });

  test("failed sign-ins count for the name in any spelling and for the address", async () => {
    const { ledger, second, rules, advance } = bench();
    rules.signInsPerAccount = { count: 3, windowMs: 15 * minute };
    rules.signInsPerAddress = { count: 5, windowMs: 15 * minute };
    const ani = { username: "ani", address: "203.0.113.7" };
    for (let tries = 0; tries < 9; tries += 1) {
      expect(await ledger.admitSignIn(ani)).toEqual({ admitted: true });
      await ledger.forgiveSignIn(ani);
    }
    const tries = Array.from({ length: 10 }, (_, index) =>
      (index % 2 ? ledger : second).admitSignIn(index % 3 ? ani : { ...ani, username: "ANI" }),
    );
    expect((await Promise.all(tries)).filter(({ admitted }) => admitted)).toHaveLength(3);
    expect(await ledger.admitSignIn({ ...ani, address: "203.0.113.8" })).toMatchObject({ admitted: false });
    const other = (username: string) => ledger.admitSignIn({ ...ani, username });
    expect([await other("budi"), await other("citra")]).toEqual([{ admitted: true }, { admitted: true }]);
    expect(await other("dewi")).toMatchObject({ admitted: false });
    advance(15 * minute);
    expect(await ledger.admitSignIn(ani)).toEqual({ admitted: true });
  });

  test("sign-ins: a known device has tries of its own, which others cannot use up", async () => {
    const { ledger, rules, advance } = bench();
    rules.signInsPerAccount = { count: 3, windowMs: 15 * minute };
    rules.signInsPerAddress = { count: 3, windowMs: 15 * minute };
    const elsewhere = { username: "ani", address: "203.0.113.7", device: null };
    const admitted = async (device: string | null) =>
      (await ledger.admitSignIn({ ...elsewhere, device })).admitted;
    for (let tries = 0; tries < 3; tries++) expect(await admitted(null)).toBe(true);
    expect(await admitted(null)).toBe(false);
    for (let tries = 0; tries < 3; tries++) expect(await admitted("tablet one")).toBe(true);
    expect(await admitted("tablet one")).toBe(false);
    expect(await admitted("tablet two")).toBe(true);
    await ledger.forgiveSignIn({ ...elsewhere, device: "tablet one" });
    expect([await admitted("tablet one"), await admitted(null)]).toEqual([true, false]);
    advance(15 * minute);
    expect([await admitted("tablet one"), await admitted(null)]).toEqual([true, true]);
  });

  test("a cap of none refuses everything", async () => {
    const { ledger, rules } = bench();
    rules.startsPerAddress = { count: 0, windowMs: hour };
    rules.calls = { count: 0, windowMs: hour };
    expect(await ledger.admitAddress("start", "203.0.113.7")).toMatchObject({ admitted: false });
    const claim = claimOf(ledger, await openCase(ledger));
    expect(await ledger.claimAttempt(claim)).toMatchObject({ kind: "limit" });
  });
});

onEachDatabase("lists", (bench) => {
  test("pages: newest first, none twice, none left out, also at equal times", async () => {
    const kit = bench();
    const { ledger } = kit;
    const made = new Set<string>();
    for (let index = 0; index < 9; index += 1) {
      const { attemptId } = await attempt(kit, await openCase(ledger), "verified");
      made.add(attemptId);
      if (index % 3 === 2) kit.advance(minute);
    }
    const seen: string[] = [];
    let before: Awaited<ReturnType<typeof ledger.listAttempts>>[number] | undefined;
    for (;;) {
      const page = await ledger.listAttempts({ before }, 4);
      seen.push(...page.map((row) => row.id));
      const times = page.map((row) => row.claimedAt.getTime());
      expect(times).toEqual([...times].sort((one, other) => other - one));
      before = page.at(-1);
      if (page.length < 4) break;
    }
    expect(seen).toHaveLength(9);
    expect(new Set(seen)).toEqual(made);
  });

  test("go back as they went on", async () => {
    const kit = bench();
    const { ledger } = kit;
    for (let index = 0; index < 7; index += 1) {
      await attempt(kit, await openCase(ledger), "verified");
      if (index % 2) kit.advance(minute);
    }
    const all = await ledger.listAttempts({}, 10);
    for (const [index, row] of all.entries()) {
      const nearest = all.slice(Math.max(0, index - 3), index);
      expect(await ledger.listAttempts({ since: row }, 3)).toEqual(nearest);
    }
  });

  test("of the branches only, where self-service ones stand between them", async () => {
    const kit = bench();
    const { ledger } = kit;
    const own = await attempt(kit, await openCase(ledger, { branch: "JKT", ref: "order-1" }), "unknown");
    const self = await attempt(kit, await openCase(ledger, { ref: "order-1" }), "unknown");
    const other = await attempt(kit, await openCase(ledger, { branch: "BDG", ref: "order-1" }), "verified");
    const idsOf = (views: { id: string }[]) => views.map(({ id }) => id).sort();
    const both = [own.attemptId, other.attemptId].sort();
    expect(idsOf(await ledger.listAttempts({ channel: "branch" }, 10))).toEqual(both);
    expect(idsOf(await ledger.findByReference("order-1", { channel: "branch" }))).toEqual(both);
    const jakarta = { channel: "branch", branch: "JKT" } as const;
    expect(idsOf(await ledger.findByReference("order-1", jakarta))).toEqual([own.attemptId]);
    expect(idsOf(await ledger.openAttempts({ channel: "branch", limit: 9 }))).toEqual([own.attemptId]);
    expect(await ledger.findByReference(self.attemptId, { channel: "branch" })).toEqual([]);
    expect(await ledger.findAttempt(self.attemptId)).toMatchObject({ channel: "self", branch: null });
    for (const none of [randomUUID(), "x"]) expect(await ledger.findAttempt(none)).toBeNull();
  });

  test("tell which branches there are", async () => {
    const kit = bench();
    expect(await kit.ledger.branchesSeen()).toEqual([]);
    for (const branch of ["JKT", "BDG", "JKT", undefined, "SUB"])
      await attempt(kit, await openCase(kit.ledger, branch ? { branch } : {}), "verified");
    expect(await kit.ledger.branchesSeen()).toEqual(["BDG", "JKT", "SUB"]);
  });

  test("filter by branch, by end and by time", async () => {
    const kit = bench();
    const { ledger, advance, now } = kit;
    const [jakarta, bandung] = [{ branch: "JKT" }, { branch: "BDG" }];
    const first = await attempt(kit, await openCase(ledger, jakarta), "verified");
    const second = await attempt(kit, await openCase(ledger, bandung), "not_verified");
    advance(day);
    const from = now();
    const third = await attempt(kit, await openCase(ledger, jakarta), "unavailable");
    const ids = async (filter: Parameters<typeof ledger.listAttempts>[0]) =>
      (await ledger.listAttempts(filter, 10)).map((row) => row.id);
    expect(await ids(jakarta)).toEqual([third.attemptId, first.attemptId]);
    expect(await ids({ ending: "not_verified" })).toEqual([second.attemptId]);
    expect(await ids({ ...jakarta, ending: "verified" })).toEqual([first.attemptId]);
    expect(await ids({ from })).toEqual([third.attemptId]);
    expect(await ids({ ...jakarta, to: from })).toEqual([first.attemptId]);
  });

  test("lost to a crash: listed as unknown before that is written", async () => {
    const { ledger, advance } = bench();
    const claim = claimOf(ledger, await openCase(ledger, { branch: "JKT" }));
    await ledger.markSent(await claimed(ledger, claim));
    expect(await ledger.listAttempts({ ending: "unknown" }, 10)).toEqual([]);
    advance(90_000);
    const lost = [{ id: claim.attemptId, state: "unknown", outcome: { kind: "unknown" } }];
    expect(await ledger.listAttempts({ ending: "unknown" }, 10)).toMatchObject(lost);
    expect(await ledger.listAttempts({ ending: "unknown", branch: "JKT" }, 10)).toMatchObject(lost);
    expect(await ledger.openAttempts({ branch: "JKT", limit: 10 })).toMatchObject(lost);
    expect(await ledger.openAttempts({ branch: "BDG", limit: 10 })).toEqual([]);
  });

  test("found by whatever reference a person may quote", async () => {
    const kit = bench();
    const { ledger } = kit;
    const done = await attempt(kit, await openCase(ledger, { ref: "order-5" }), "verified");
    const failed = await attempt(kit, await openCase(ledger), "unavailable");
    const [view] = await ledger.findByReference("order-5");
    expect(view).toMatchObject({ id: done.attemptId });
    for (const quoted of [view?.reference ?? "none", done.attemptId, done.attemptId.toUpperCase()])
      expect(await ledger.findByReference(quoted)).toMatchObject([{ id: done.attemptId }]);
    const errorId = (await ledger.readAttempt(failed))?.errorId ?? "none";
    expect(await ledger.findByReference(errorId)).toMatchObject([{ id: failed.attemptId }]);
    expect(await ledger.findByReference("'; drop table attempts; --")).toEqual([]);
  });

  test("seen before: verified or open attempts with this NIK, of any application", async () => {
    const kit = bench();
    const { ledger } = kit;
    const done = await attempt(kit, await openCase(ledger), "verified");
    const failed = await attempt(kit, await openCase(ledger), "not_verified");
    expect(await ledger.seenBefore(done.nik)).toMatchObject([
      { id: done.attemptId, outcome: { kind: "verified" } },
    ]);
    expect(await ledger.seenBefore(failed.nik)).toEqual([]);
    const running = claimOf(ledger, await openCase(ledger), { identityId: nik(8888) });
    await claimed(ledger, running);
    expect(await ledger.seenBefore(nik(8888))).toMatchObject([{ state: "claimed" }]);
  });
});

onEachDatabase("retention", (bench) => {
  const days = { retentionDays: 90, consentRetentionDays: 400 };

  test("each kind goes at its own time, and not before", async () => {
    const kit = bench();
    const { ledger, advance } = kit;
    const applicationId = await openCase(ledger);
    advance(day);
    const { attemptId } = await attempt(kit, applicationId, "verified");
    advance(90 * day);
    // The application is 91 days old, but an attempt of 90 days still needs it.
    expect(await ledger.purge(days)).toEqual({ attempts: 0, applications: 0, consents: 0 });
    advance(1);
    expect(await ledger.purge(days)).toEqual({ attempts: 1, applications: 1, consents: 0 });
    expect(await ledger.readAttempt({ applicationId, attemptId })).toBeNull();
    advance(310 * day);
    expect(await ledger.purge(days)).toEqual({ attempts: 0, applications: 0, consents: 1 });
  });

  test("more than a batch, on two instances at once", async () => {
    const { ledger, second, database, advance } = bench();
    await database.db.execute(sql`
      insert into applications (id, token_hash, channel, locale, opened_at)
      select gen_random_uuid(), 'token ' || n, 'self', 'id', '2026-01-01'::timestamptz from generate_series(1, 2500) n`);
    advance(400 * day);
    const purged = await Promise.all([ledger.purge(days), second.purge(days)]);
    expect(purged.reduce((sum, { applications }) => sum + applications, 0)).toBe(2500);
  });

  test("counts of addresses are gone after a day", async () => {
    const { ledger, database, advance } = bench();
    await ledger.admitAddress("start", "203.0.113.7");
    advance(day + hour);
    await ledger.purge(days);
    expect((await database.db.execute(sql`select key from counters`)) as { rows: unknown[] }).toMatchObject({
      rows: [],
    });
  });
});

onEachDatabase("what is kept", (bench) => {
  test("database: no answer, token or address, in plain or as a plain hash", async () => {
    const { ledger, database } = bench();
    const canaries = {
      identityId: "9911223344556677",
      fullName: "CANARY NAMA LENGKAP",
      birthDate: "1987-06-05",
      emailAddress: "canary@example.test",
      phoneNumber: "628119998887",
      faceImage: "canary face bytes",
      identityImage: "canary card bytes",
    };
    const { id, token } = await ledger.openApplication({
      channel: "self",
      locale: "id",
      consentVersion: "1",
      consentHash: "h",
    });
    await ledger.admitAddress("submission", "203.0.113.77");
    const lease = await claimed(ledger, claimOf(ledger, id, canaries, randomUUID()));
    await ledger.markSent(lease);
    const problems = { fullName: { code: "name_length", maxLength: 40 } } as const;
    await ledger.settleAttempt(lease, { kind: "invalid", problems });
    const dump = JSON.stringify(
      await Promise.all(
        ["applications", "consents", "attempts", "counters"].map((table) =>
          database.db.execute(sql`select * from ${sql.identifier(table)}`),
        ),
      ),
    );
    expect(dump).toContain("9911********6677");
    for (const value of [...Object.values(canaries), token, "203.0.113.77"]) {
      expect(dump).not.toContain(value);
      for (const encoding of ["hex", "base64", "base64url"] as const) {
        expect(dump).not.toContain(createHash("sha256").update(value).digest(encoding).replace(/=+$/, ""));
      }
    }
  });

  test("consent: proves itself for every NIK that was submitted under it", async () => {
    const { ledger, database, advance } = bench();
    const [typo, right, third] = [nik(1), nik(2), nik(3)];
    const applicationId = await openCase(ledger);
    for (const identityId of [typo, typo, right, third]) {
      await claimed(ledger, claimOf(ledger, applicationId, { identityId }));
      advance(90_000);
    }
    const kept = await database.db.select().from(consents);
    const hashed = (identityId: string) => ledger.hash("nik", identityId);
    expect(kept).toMatchObject([{ nikHash: hashed(third), formerNikHashes: [typo, right].map(hashed) }]);
  });

  test("equal answers of two applications do not look alike, but for the NIK", async () => {
    const { ledger } = bench();
    const [one, other] = [claimOf(ledger, randomUUID()), claimOf(ledger, randomUUID())];
    expect(one.fingerprint.nikHash).toBe(other.fingerprint.nikHash);
    const hashes = [
      ...Object.values(one.fingerprint.fieldHashes),
      ...Object.values(other.fingerprint.fieldHashes),
    ];
    expect(new Set(hashes).size).toBe(14);
  });
});
