import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { CallEnd } from "../../outcomes/verdict";
import { momentAt } from "../clock";
import { createKeyedHash } from "../fingerprint";
import { createLedger } from "../ledger";
import { applications, handoffs, sessions } from "../schema";
import { claimed, claimOf, nik, openByPhone } from "../testing/cases";
import { type Bench, onEachDatabase } from "../testing/databases";

const opening = { channel: "self", locale: "id", consentVersion: "7", consentHash: "h" } as const;
const nothing = { former: null, applicationId: null, session: null, ref: null };
const sessionId = "11111111-1111-4111-8111-111111111111";
const tokenOf = (nth: number) => `${nth}`.padEnd(43, "a");
const ownerHashOf = (id: string) => `the phone's owner of ${id}`;

onEachDatabase("handoff", (bench) => {
  const begin = async (more: Partial<Parameters<Bench["ledger"]["beginHandoff"]>[0]> = {}) => {
    const begun = await bench().ledger.beginHandoff({ ...nothing, ...more });
    if (!begun) throw new Error("No code");
    return begun;
  };
  const rowOf = async (watcher: string) => {
    const found = await bench().ledger.watchHandoff(watcher);
    if (!found) throw new Error("No handoff");
    return found.row;
  };
  const open = async (code: string) => {
    return (await openByPhone(bench().ledger, code)).phone;
  };
  const pick = async (phone: string, watcher: string, right = true) => {
    const { number, choices } = await rowOf(watcher);
    const wrong = choices?.find((one) => one !== number);
    return bench().ledger.confirmHandoff({ phone, ownerHashOf, number: (right ? number : wrong) ?? 0 });
  };
  const stateOf = async (watcher: string) => (await bench().ledger.watchHandoff(watcher))?.state ?? null;
  /** As far as the phone's own application. */
  const moved = async (more: Parameters<typeof begin>[0] = {}) => {
    const { ledger } = bench();
    const { code, watcher } = await begin(more);
    const phone = await open(code);
    expect(await pick(phone, watcher)).toMatchObject({ state: "phone" });
    const own = await ledger.openApplication({ ...opening, phone });
    return { watcher, phone, own };
  };
  const makeSession = () =>
    bench()
      .database.db.insert(sessions)
      .values({
        id: sessionId,
        mode: "test",
        realm: "shop",
        keyName: "shop",
        locale: "id",
        tokenHash: "t",
        ownerHash: "the computer's",
        createdAt: bench().now(),
        expiresAt: new Date(bench().now().getTime() + 3_600_000),
      });
  const ownerOf = async () =>
    (await bench().database.db.select().from(sessions).where(eq(sessions.id, sessionId)))[0]?.ownerHash;

  test("handoff: waiting, number, phone, sent, finished, as it goes", async () => {
    const { ledger } = bench();
    const { code, watcher } = await begin();
    expect(await stateOf(watcher)).toBe("waiting");
    const phone = await open(code);
    expect(await stateOf(watcher)).toBe("number");
    await pick(phone, watcher);
    expect(await stateOf(watcher)).toBe("phone");
    const own = await ledger.openApplication({ ...opening, phone });
    await ledger.noteHandoffStep(phone, "selfie");
    expect(await rowOf(watcher)).toMatchObject({ step: "selfie", phoneApplicationId: own.id });
    const lease = await claimed(ledger, claimOf(ledger, own.id));
    expect(await stateOf(watcher)).toBe("sent");
    await ledger.markSent(lease);
    expect(await stateOf(watcher)).toBe("sent");
    await ledger.settleAttempt(lease, { kind: "verified", reference: "r" });
    expect(await ledger.watchHandoff(watcher)).toMatchObject({ state: "finished", outcome: "verified" });
  });

  test("watch: many at once are each what one is, unknown ones are left out", async () => {
    const { ledger } = bench();
    const waiting = await begin();
    const sending = await moved();
    await ledger.claimAttempt(claimOf(ledger, sending.own.id));
    const finished = await moved();
    for (const end of [
      { kind: "unavailable", errorId: "e" },
      { kind: "verified", reference: "r" },
    ] satisfies CallEnd[]) {
      const lease = await claimed(ledger, claimOf(ledger, finished.own.id, { identityId: nik(2) }));
      await ledger.markSent(lease);
      await ledger.settleAttempt(lease, end);
      bench().advance(1);
    }
    const watchers = [waiting, sending, finished].map(({ watcher }) => watcher);
    const found = await ledger.watchHandoffs([...watchers, "A".repeat(43)]);
    expect([...found.keys()].sort()).toEqual([...watchers].sort());
    expect(watchers.map((watcher) => found.get(watcher)?.state)).toEqual(["waiting", "sent", "finished"]);
    for (const watcher of watchers) expect(found.get(watcher)).toEqual(await ledger.watchHandoff(watcher));
    expect(await ledger.watchHandoffs([])).toEqual(new Map());
  });

  test("handoff: a server that starts in between goes on with the code, the number and the case", async () => {
    const { database, rules, now } = bench();
    // As after a restart: nothing but the database is left.
    const restarted = () =>
      createLedger({
        db: database.db,
        hash: createKeyedHash("a secret for tests only"),
        rules: { ...rules },
        now: () => momentAt(now()),
      });
    const { code, watcher } = await begin();
    expect((await restarted().watchHandoff(watcher))?.state).toBe("waiting");
    const named = await restarted().openHandoff({ code, phone: null, watcher: null });
    if (named.kind !== "new_phone") throw new Error(named.kind);
    expect((await restarted().watchHandoff(watcher))?.state).toBe("waiting");
    const { phone } = named;
    expect(await restarted().openHandoff({ code, phone, watcher: null })).toMatchObject({ kind: "opened" });
    const shown = await restarted().watchHandoff(watcher);
    expect(shown?.state).toBe("number");
    expect((await restarted().phoneHandoff(phone))?.row.choices).toContain(shown?.row.number);
    const number = shown?.row.number ?? 0;
    await restarted().confirmHandoff({ phone, number, ownerHashOf });
    expect((await restarted().watchHandoff(watcher))?.state).toBe("phone");
    const own = await restarted().openApplication({ ...opening, phone });
    const last = restarted();
    expect((await last.claimAttempt(claimOf(last, own.id))).kind).toBe("claimed");
    expect((await restarted().watchHandoff(watcher))?.state).toBe("sent");
  });

  test("handoff: what will be sent once more is still on the phone", async () => {
    const { ledger } = bench();
    const { watcher, own } = await moved();
    const lease = await claimed(ledger, claimOf(ledger, own.id));
    await ledger.settleAttempt(lease, { kind: "unavailable", errorId: "e" });
    expect(await stateOf(watcher)).toBe("phone");
  });

  test("handoff: keeps hashes alone of its code and cookies", async () => {
    const { code, watcher } = await begin();
    const phone = await open(code);
    const kept = JSON.stringify(await bench().database.db.select().from(handoffs));
    expect(Buffer.from(code, "base64url")).toHaveLength(16);
    for (const secret of [code, watcher, phone]) expect(kept).not.toContain(secret);
  });

  test("code: used once, whoever comes at once", async () => {
    const { ledger, second } = bench();
    const { code } = await begin();
    const came = await Promise.all(
      Array.from({ length: 8 }, (_, nth) =>
        (nth % 2 ? ledger : second).openHandoff({ code, phone: tokenOf(nth), watcher: null }),
      ),
    );
    expect(came.filter(({ kind }) => kind === "opened")).toHaveLength(1);
    expect(came.filter(({ kind }) => kind === "used")).toHaveLength(7);
  });

  test("code: the same phone at once, in two tabs, opens it in both", async () => {
    const { ledger, second } = bench();
    const { code } = await begin();
    const asking = { code, phone: tokenOf(0), watcher: null };
    const came = await Promise.all(
      Array.from({ length: 8 }, (_, nth) => (nth % 2 ? ledger : second).openHandoff(asking)),
    );
    expect(came.map(({ kind }) => kind)).toEqual(Array(8).fill("opened"));
  });

  test("code: not used before the phone comes with its own cookie, whatever answer is lost", async () => {
    const { ledger } = bench();
    const [earlier, { code, watcher }] = [await moved(), await begin()];
    // None, or another code's.
    for (const phone of [null, earlier.phone]) {
      const named = await ledger.openHandoff({ code, phone, watcher: null });
      expect(named).toEqual({ kind: "new_phone", phone: expect.stringMatching(/^[\w-]{43}$/) });
      expect(named).not.toMatchObject({ phone });
    }
    expect(await stateOf(watcher)).toBe("waiting");
    await open(code);
    expect(await stateOf(watcher)).toBe("number");
    expect(await stateOf(earlier.watcher)).toBe("phone");
  });

  test("code: opens again for the same phone alone", async () => {
    const { ledger } = bench();
    const { code, watcher } = await begin();
    expect(await ledger.openHandoff({ code, phone: null, watcher })).toEqual({ kind: "same_device" });
    const phone = await open(code);
    expect(await ledger.openHandoff({ code, phone, watcher: null })).toMatchObject({ kind: "opened" });
    for (const other of [null, tokenOf(1)])
      expect(await ledger.openHandoff({ code, phone: other, watcher: null })).toEqual({ kind: "used" });
    const guessed = { code: `${code.slice(1)}A`, phone: null, watcher: null };
    expect(await ledger.openHandoff(guessed)).toEqual({ kind: "unknown" });
  });

  test("code: over after ten minutes by the database's clock, opened or not", async () => {
    const { ledger, advance } = bench();
    const [one, other] = [await begin(), await begin()];
    const phone = await open(other.code);
    advance(10 * 60_000 - 1);
    expect(await stateOf(one.watcher)).toBe("waiting");
    advance(1);
    const asking = { code: one.code, phone: null, watcher: null };
    expect(await ledger.openHandoff(asking)).toEqual({ kind: "expired" });
    expect(await pick(phone, other.watcher)).toMatchObject({ state: "expired" });
  });

  test("code: a new one cancels the old, of the same browser, application or session", async () => {
    const { ledger } = bench();
    const { id } = await ledger.openApplication(opening);
    await makeSession();
    const session = { id: sessionId, ownerHash: "the computer's" };
    for (const same of [{ applicationId: id }, { session }, { former: "" }]) {
      const old = await begin(same);
      const next = await begin("former" in same ? { former: old.watcher } : same);
      const asking = { code: old.code, phone: null, watcher: null };
      expect(await ledger.openHandoff(asking)).toEqual({ kind: "cancelled" });
      expect(await stateOf(next.watcher)).toBe("waiting");
    }
  });

  test("code: none while the phone has the case", async () => {
    const { watcher } = await moved();
    expect(await bench().ledger.beginHandoff({ ...nothing, former: watcher })).toBeNull();
    expect(await stateOf(watcher)).toBe("phone");
  });

  test("number: another after each wrong one, and over after the third", async () => {
    const { code, watcher } = await begin();
    const phone = await open(code);
    for (const state of ["number", "number", "wrong"]) {
      const before = (await rowOf(watcher)).choices;
      expect(await pick(phone, watcher, false)).toMatchObject({ state });
      if (state === "number") expect((await rowOf(watcher)).choices).not.toEqual(before);
    }
    expect(await pick(phone, watcher)).toMatchObject({ state: "wrong" });
    const { choices } = await rowOf(watcher);
    expect(new Set(choices)).toHaveProperty("size", 3);
    expect(choices?.every((one) => one >= 10 && one <= 99)).toBe(true);
  });

  test("number: right only for the phone that has opened the code", async () => {
    const { code, watcher } = await begin();
    await open(code);
    expect(await pick("another phone's cookie", watcher)).toBeNull();
    expect(await stateOf(watcher)).toBe("number");
  });

  test("take-over: the computer's application claims nothing more, and its draft is closed", async () => {
    const { ledger, database } = bench();
    const { id, token } = await ledger.openApplication({ ...opening, draftKeyOf: () => "sealed" });
    const earlier = claimOf(ledger, id);
    await moved({ applicationId: id });
    expect(await ledger.claimAttempt(earlier)).toEqual({ kind: "moved" });
    expect(await ledger.findApplication(token)).toMatchObject({ keepsDraft: false });
    const [row] = await database.db.select().from(applications).where(eq(applications.id, id));
    expect(row?.movedAt).not.toBeNull();
  });

  test("take-over: refused while the computer sends, and after", async () => {
    const { ledger } = bench();
    const { id } = await ledger.openApplication(opening);
    const { code, watcher } = await begin({ applicationId: id });
    const phone = await open(code);
    const lease = await claimed(ledger, claimOf(ledger, id));
    expect(await pick(phone, watcher)).toEqual({ state: "at_computer" });
    await ledger.markSent(lease);
    await ledger.settleAttempt(lease, { kind: "verified", reference: "r" });
    expect(await pick(phone, watcher)).toEqual({ state: "at_computer" });
    expect(await stateOf(watcher)).toBe("number");
  });

  test("take-over: refused after a try that came to nothing, until there is a new code", async () => {
    const { ledger } = bench();
    const { id } = await ledger.openApplication(opening);
    const old = await begin({ applicationId: id });
    const phone = await open(old.code);
    const lease = await claimed(ledger, claimOf(ledger, id));
    await ledger.settleAttempt(lease, { kind: "unavailable", errorId: "e" });
    expect(await pick(phone, old.watcher)).toEqual({ state: "at_computer" });
    bench().advance(1);
    const next = await begin({ applicationId: id });
    expect(await pick(await open(next.code), next.watcher)).toMatchObject({ state: "phone" });
  });

  test("take-over: with a submission at once, one of the two alone has the case", async () => {
    const { ledger, second } = bench();
    for (let nth = 0; nth < 12; nth++) {
      const { id } = await ledger.openApplication(opening);
      const { code, watcher } = await begin({ applicationId: id });
      const phone = await open(code);
      const { number } = await rowOf(watcher);
      const [claim, taken] = await Promise.all([
        ledger.claimAttempt(claimOf(ledger, id, { identityId: nik(nth) })),
        second.confirmHandoff({ phone, number: number ?? 0, ownerHashOf }),
      ]);
      expect([claim.kind, taken?.state]).toEqual(
        claim.kind === "claimed" ? ["claimed", "at_computer"] : ["moved", "phone"],
      );
    }
  });

  test("take-over: two codes of one application that were made at once move it once", async () => {
    const { ledger } = bench();
    const { id } = await ledger.openApplication(opening);
    const [one, other] = [await begin({ applicationId: id }), await begin()];
    await bench()
      .database.db.update(handoffs)
      .set({ applicationId: id })
      .where(eq(handoffs.id, (await rowOf(other.watcher)).id));
    const phones = [await open(one.code), await open(other.code)];
    expect(await pick(phones[0] ?? "", one.watcher)).toMatchObject({ state: "phone" });
    expect(await pick(phones[1] ?? "", other.watcher)).toMatchObject({ state: "cancelled" });
  });

  test("take-over: a session goes along with its owner, and comes back", async () => {
    await makeSession();
    const { watcher } = await moved({ session: { id: sessionId, ownerHash: "the computer's" } });
    expect(await ownerOf()).toBe(ownerHashOf(sessionId));
    await bench().ledger.leaveHandoff({ watcher });
    expect(await ownerOf()).toBe("the computer's");
  });

  test("take-over: a session that another phone has is not taken from it", async () => {
    await makeSession();
    const session = { id: sessionId, ownerHash: "the computer's" };
    const { code, watcher } = await begin({ session });
    await bench().database.db.update(sessions).set({ ownerHash: "somebody's" });
    expect(await pick(await open(code), watcher)).toMatchObject({ state: "cancelled" });
    expect(await ownerOf()).toBe("somebody's");
  });

  test("going on at the computer: a code that nobody has confirmed is cancelled", async () => {
    const { ledger } = bench();
    const { code, watcher } = await begin();
    const phone = await open(code);
    expect(await ledger.leaveHandoff({ watcher, unlessAtPhone: true })).toEqual({
      left: true,
      state: "number",
    });
    expect(await pick(phone, watcher)).toMatchObject({ state: "cancelled" });
  });

  test("going on at the computer: the phone's application claims nothing more", async () => {
    const { ledger } = bench();
    const { watcher, phone, own } = await moved();
    expect(await ledger.leaveHandoff({ watcher, unlessAtPhone: true })).toEqual({
      left: false,
      state: "phone",
    });
    expect(await ledger.leaveHandoff({ watcher })).toEqual({ left: true, state: "phone" });
    expect(await ledger.claimAttempt(claimOf(ledger, own.id))).toEqual({ kind: "moved" });
    const next = await ledger.openApplication({ ...opening, phone });
    expect(await ledger.claimAttempt(claimOf(ledger, next.id))).toEqual({ kind: "moved" });
  });

  test("going on at the computer: a final verdict stays at the phone", async () => {
    await makeSession();
    const { ledger } = bench();
    const { watcher, phone, own } = await moved({ session: { id: sessionId, ownerHash: "the computer's" } });
    const lease = await claimed(ledger, claimOf(ledger, own.id));
    await ledger.markSent(lease);
    await ledger.settleAttempt(lease, { kind: "verified", reference: "r" });
    expect(await ledger.leaveHandoff({ watcher })).toEqual({ left: true, state: "finished" });
    expect(await ledger.findApplication(own.token)).toMatchObject({ movedAt: null });
    expect(await ownerOf()).toBe(ownerHashOf(sessionId));
    expect(await ledger.phoneHandoff(phone)).toMatchObject({ state: "left", outcome: null, decided: true });
    const more = claimOf(ledger, own.id, { fullName: "another" });
    expect((await ledger.claimAttempt(more)).kind).not.toBe("claimed");
    expect(await ledger.beginHandoff({ ...nothing, former: watcher })).not.toBeNull();
  });

  test.each([
    { kind: "not_verified", reference: "r", fields: ["fullName"] },
    { kind: "verified_with_reason", reference: "r", fields: ["fullName"] },
    { kind: "unknown", attemptId: "a" },
  ] satisfies CallEnd[])(
    "going on at the computer: after $kind the phone sends nothing more",
    async (end) => {
      const { ledger } = bench();
      const { watcher, own } = await moved();
      const lease = await claimed(ledger, claimOf(ledger, own.id));
      await ledger.markSent(lease);
      await ledger.settleAttempt(lease, end);
      expect(await ledger.leaveHandoff({ watcher })).toEqual({ left: true, state: "finished" });
      expect(await stateOf(watcher)).toBe("taken_back");
      expect(await ledger.findApplication(own.token)).toMatchObject({ movedAt: expect.any(Date) });
    },
  );

  test("going on at the computer: refused while the phone sends, whoever is first", async () => {
    const { ledger, second } = bench();
    for (let nth = 0; nth < 12; nth++) {
      const { watcher, own } = await moved();
      const [claim, left] = await Promise.all([
        ledger.claimAttempt(claimOf(ledger, own.id, { identityId: nik(nth) })),
        second.leaveHandoff({ watcher }),
      ]);
      expect([claim.kind, left]).toEqual(
        claim.kind === "claimed"
          ? ["claimed", { left: false, state: "sent" }]
          : ["moved", { left: true, state: "phone" }],
      );
    }
  });

  test("phone: another application of its own ends the one before", async () => {
    const { ledger } = bench();
    const { phone, watcher, own } = await moved();
    const next = await ledger.openApplication({ ...opening, phone });
    expect(await ledger.claimAttempt(claimOf(ledger, own.id))).toEqual({ kind: "moved" });
    expect((await ledger.claimAttempt(claimOf(ledger, next.id))).kind).toBe("claimed");
    expect(await stateOf(watcher)).toBe("sent");
  });

  test("handoff: forgotten after a day", async () => {
    const { ledger, database, advance } = bench();
    const { watcher } = await begin();
    advance(24 * 3_600_000 + 1);
    expect(await ledger.watchHandoff(watcher)).toBeNull();
    await ledger.purge({ retentionDays: 90, consentRetentionDays: 90 });
    expect(await database.db.select().from(handoffs)).toEqual([]);
  });
});
