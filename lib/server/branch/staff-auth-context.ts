import { hkdfSync } from "node:crypto";
import type { Database } from "../../ledger/database/database";
import type { SessionRules } from "../../staff/session";
import type { Settings } from "../ops/env";
import { processWide } from "../process-wide";

/** What the sign-in of staff stands on: the ledger's database, and a secret of its own. */
export type StaffGround = { db: Database; secret: string };

const place = () => processWide<{ ground?: StaffGround }>("staff-ground", () => ({}));

/**
 * Laid once the ledger's database is open.
 * @param ledgerSecret the cookies' key is derived from it, see docs/decisions/0005-staff-sign-in.md
 */
export function layStaffGround(db: Database, ledgerSecret: string): void {
  const key = hkdfSync("sha256", ledgerSecret, "", "kredibel-onboarding/staff-cookies/1", 32);
  place().ground = { db, secret: Buffer.from(key).toString("base64url") };
}

export function staffGround(): StaffGround {
  const { ground } = place();
  if (!ground) throw new Error("The ledger has not been started.");
  return ground;
}

export function staffRules({ STAFF_IDLE_MINUTES }: Settings): SessionRules {
  return { idleMs: STAFF_IDLE_MINUTES * 60_000, now: () => new Date() };
}
