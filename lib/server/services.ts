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

/** What exists before the database is open: the request guard and the log need it from the first moment. */
export type EarlyServices = { settings: Settings; log: Logger; metrics: Metrics; stopping: Stopping };

/** Everything that this process holds once. */
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

/** Instrumentation, pages and routes are bundled apart: a module's variable would exist once in each. */
const slot = Symbol.for("kredibel-onboarding.services");
const holder = globalThis as { [slot]?: Services };

/** @throws before `boot` has opened them */
export function services(): Services {
  const opened = holder[slot];
  if (!opened) throw new Error("The services are not open.");
  return opened;
}

export function provideServices(opened: Services): void {
  holder[slot] = opened;
}
