import { hkdfSync } from "node:crypto";
import type { Database } from "../../ledger/database/database";
import type { StaffAuth } from "../../staff/auth";
import type { SessionRules } from "../../staff/session";
import type { Settings } from "../ops/env";

/** What the sign-in of staff needs: the ledger's database, a secret, and better-auth once for each origin. */
export type StaffAuthContext = { db: Database; secret: string; instances: Map<string, StaffAuth> };

/**
 * @param ledgerSecret the cookies' key is derived from it, see docs/decisions/0005-staff-sign-in.md
 */
export function createStaffAuthContext(db: Database, ledgerSecret: string): StaffAuthContext {
  const key = hkdfSync("sha256", ledgerSecret, "", "kredibel-onboarding/staff-cookies/1", 32);
  return { db, secret: Buffer.from(key).toString("base64url"), instances: new Map() };
}

export function staffRules({ STAFF_IDLE_MINUTES }: Settings): SessionRules {
  return { idleMs: STAFF_IDLE_MINUTES * 60_000, now: () => new Date() };
}
