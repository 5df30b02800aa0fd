import "server-only";
import type { Logger } from "pino";
import type { Gateway } from "../kredibel/gateway";
import type { Ledger } from "../ledger/ledger";
import type { ApiKeys } from "../sessions/keys";
import type { sessionBody } from "../sessions/session-body";
import type { Sessions } from "../sessions/sessions";
import type { KnownDevices } from "../staff/known-device";
import type { TrustedDevices } from "../staff/trusted-device";
import type { PasswordTurns } from "./branch/sign-in/staff-sign-in";
import type { StaffAuthContext } from "./branch/staff-auth-context";
import type { Watches } from "./handoff/watches";
import type { BrandLogo } from "./http/brand-logo";
import type { ApplicationSeal } from "./http/cookies/application-seal";
import type { BegunActions } from "./http/malformed-call";
import type { createCookieWarning, createOriginWarning } from "./http/origin";
import type { Settings } from "./ops/env";
import type { Metrics } from "./ops/metrics";
import type { Readiness } from "./ops/readiness";
import type { Stopping } from "./ops/stopping";
import type { Secrets } from "./secrets";
import type { Submissions } from "./submit/admit";
import type { DraftKeys } from "./submit/draft-keys";
import type { Turns } from "./turns";

/** What exists before the database is open: the request guard needs it from the first moment. */
export type EarlyServices = {
  settings: Settings;
  secrets: Secrets;
  log: Logger;
  metrics: Metrics;
  stopping: Stopping;
  applicationSeal: ApplicationSeal;
  warnOfOrigin: ReturnType<typeof createOriginWarning>;
  warnOfCookie: ReturnType<typeof createCookieWarning>;
  submissions: Submissions;
  begunActions: BegunActions;
};

export type Services = EarlyServices & {
  readiness: () => Promise<Readiness>;
  brandLogo: BrandLogo | null;
  ledger: Ledger;
  gateway: Gateway;
  photoTurns: Turns;
  watches: Watches;
  staffAuth: StaffAuthContext;
  knownDevices: KnownDevices;
  trustedDevices: TrustedDevices;
  passwordTurns: PasswordTurns;
  apiKeys: ApiKeys;
  sessions: Sessions;
  /** Made once: zod compiles a schema at its first use. */
  sessionBody: ReturnType<typeof sessionBody>;
  /** Null: nothing is kept on a device. */
  draftKeys: DraftKeys | null;
};

/** Next bundles instrumentation, pages and routes apart: a module variable would exist in each. */
const slot = Symbol.for("kredibel-onboarding.services");
const holder = globalThis as { [slot]?: Services };

/** @throws before `boot` */
export function services(): Services {
  const opened = holder[slot];
  if (!opened) throw new Error("The services are not open.");
  return opened;
}

export function provideServices(opened: Services): void {
  holder[slot] = opened;
}
