import "server-only";
import type { Logger } from "pino";
import type { Gateway } from "../kredibel/gateway";
import type { Ledger } from "../ledger/ledger";
import type { StaffAuthContext } from "./branch/staff-auth-context";
import type { BrandLogo } from "./http/brand-logo";
import type { Settings } from "./ops/env";
import type { Metrics } from "./ops/metrics";
import type { Readiness } from "./ops/readiness";
import type { Stopping } from "./ops/stopping";
import type { AdmitSubmission } from "./submit/admit";
import type { Turns } from "./turns";

/** Available before the database is open. */
export type EarlyServices = { settings: Settings; log: Logger; metrics: Metrics; stopping: Stopping };

export type Services = EarlyServices & {
  readiness: () => Promise<Readiness>;
  brandLogo: BrandLogo | null;
  ledger: Ledger;
  gateway: Gateway;
  admitSubmission: AdmitSubmission;
  photoTurns: Turns;
  staffAuth: StaffAuthContext;
  passwordTurns: Turns;
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
