import type { Database } from "../../ledger/database/database";
import { derivedKey } from "../../ledger/derived-key";
import type { StaffAuth } from "../../staff/auth";
import type { SecretKeys } from "../../staff/second-factor/second-factor";
import type { SessionRules } from "../../staff/session";
import type { Settings } from "../ops/env";
import type { Secrets } from "../secrets";

/** `instances`: better-auth by origin. */
export type StaffAuthContext = { db: Database; secrets: Secrets; instances: Map<string, StaffAuth> };

/** @param secrets roots of the cookies' keys, see docs/decisions/0005-staff-sign-in.md */
export function createStaffAuthContext(db: Database, { current, former }: Secrets): StaffAuthContext {
  const previous = () => {
    const secret = former();
    return secret === null ? null : cookieKey(secret);
  };
  return { db, secrets: { current: cookieKey(current), former: previous }, instances: new Map() };
}

const cookieKey = (secret: string) => derivedKey(secret, "staff-cookies/1").toString("base64url");

/** What the second factors' secrets are sealed under. */
export function secondFactorKeys({ secrets }: StaffAuthContext): SecretKeys {
  const former = secrets.former();
  return former === null ? [secrets.current] : [secrets.current, former];
}

export function staffRules(settings: Settings): SessionRules {
  return {
    idleMs: settings.STAFF_IDLE_MINUTES * 60_000,
    shiftMs: settings.STAFF_SHIFT_HOURS * 3_600_000,
    now: () => new Date(),
    secondFactor: settings.STAFF_REQUIRE_2FA,
  };
}
