import { hkdfSync } from "node:crypto";
import type { Database } from "../../ledger/database/database";
import type { StaffAuth } from "../../staff/auth";
import type { SessionRules } from "../../staff/session";
import type { Settings } from "../ops/env";

/** `instances`: better-auth by origin. */
export type StaffAuthContext = { db: Database; secret: string; instances: Map<string, StaffAuth> };

/** @param ledgerSecret root of the cookies' key, see docs/decisions/0005-staff-sign-in.md */
export function createStaffAuthContext(db: Database, ledgerSecret: string): StaffAuthContext {
  const key = hkdfSync("sha256", ledgerSecret, "", "kredibel-onboarding/staff-cookies/1", 32);
  return { db, secret: Buffer.from(key).toString("base64url"), instances: new Map() };
}

export function staffRules({ STAFF_IDLE_MINUTES }: Settings): SessionRules {
  return { idleMs: STAFF_IDLE_MINUTES * 60_000, now: () => new Date() };
}
