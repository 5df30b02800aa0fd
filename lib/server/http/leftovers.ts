import { databaseName } from "../../device-draft/sealed-records";
import type { ApplicationSeal } from "./cookies/application-seal";
import { hasApplication } from "./cookies/session";

const drop = `try{indexedDB.deleteDatabase(${JSON.stringify(databaseName)})}catch(e){}`;

/**
 * Inline, on every page: a browser without an application can open nothing of what its device still keeps.
 * @param header the request's `Cookie`
 */
export const dropLeftovers = (header: string | null, seal: ApplicationSeal): string =>
  hasApplication(header ?? undefined, seal) ? "" : drop;
