import { createHash, createHmac } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { momentAt } from "../ledger/clock";
import { claimed, claimOf } from "../ledger/testing/cases";
import { onEachDatabase } from "../ledger/testing/databases";
import { emptyTables } from "../ledger/testing/empty-tables";
import { addKey } from "./keys";
import { createSessions } from "./sessions";
import { insertSession } from "./testing/session-row";

onEachDatabase(
  "the way back from a session",
  (bench) => {
    let key = "";

    beforeEach(async () => {
      const { db } = bench().database;
      await emptyTables(db, "api_keys");
      key = (await addKey(db, { name: "shop", mode: "test", scopes: ["sessions:write"] })) ?? "";
    });

    const sessions = () => {
      const { database, ledger, now } = bench();
      const context = { db: database.db, ledger, mode: "test" as const, now: () => momentAt(now()) };
      return createSessions({ ...context, secrets: () => ["a secret"] });
    };

    /** As the integrator's page does it. */
    function isGenuine(address: string): boolean {
      const query = new URL(address).searchParams;
      const secret = createHash("sha256").update(key).digest("base64url");
      const said = `${query.get("session")}.${query.get("outcome")}`;
      return createHmac("sha256", secret).update(said).digest("base64url") === query.get("signature");
    }

    test("signed: session, ref and the ledger's outcome, beside what the address has", async () => {
      const { database, ledger, now } = bench();
      const row = await insertSession(database.db, now(), { ref: "INV/1&x=2" });
      const opening = { channel: "self", locale: "id", consentVersion: "1", consentHash: "h" } as const;
      const { id } = await ledger.openApplication({ ...opening, sessionId: row.id });
      const lease = await claimed(ledger, claimOf(ledger, id));
      await ledger.markSent(lease);
      await ledger.settleAttempt(lease, { kind: "not_verified", reference: "r", fields: ["fullName"] });
      const address = await sessions().returnLink(row, "https://shop.example.com/back?order=7#top");
      const { origin, pathname, searchParams, hash } = new URL(address);
      expect(`${origin}${pathname}${hash}`).toBe("https://shop.example.com/back#top");
      const { signature, ...said } = Object.fromEntries(searchParams);
      expect(said).toEqual({ order: "7", ref: "INV/1&x=2", session: row.id, outcome: "not_verified" });
      expect(signature).toMatch(/^[\w-]{43}$/);
      expect(isGenuine(address)).toBe(true);
      for (const [name, value] of Object.entries({ outcome: "verified", session: lease.attemptId })) {
        const forged = new URL(address);
        forged.searchParams.set(name, value);
        expect(isGenuine(forged.href)).toBe(false);
      }
    });

    test("without an attempt: it says none, and a revoked key still signs", async () => {
      const { database, now } = bench();
      const row = await insertSession(database.db, now());
      await database.db.execute(sql`update api_keys set revoked_at = now()`);
      const address = await sessions().returnLink(row, "https://shop.example.com/");
      expect(new URL(address).searchParams.get("outcome")).toBe("none");
      expect(isGenuine(address)).toBe(true);
    });
  },
  ["postgresql"],
);
