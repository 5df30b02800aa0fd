import { databaseName } from "../../device-draft/database-name";
import type { ApplicationSeal } from "./cookies/application-seal";
import { hasApplication } from "./cookies/session";

/**
 * Inline. Only a browser that still has a draft asks, itself: another site's link brings no `SameSite=Strict` cookie.
 */
const ask = (then: string): string =>
  `try{indexedDB.databases().then(function(all){if(all.some(function(one){return one.name===${JSON.stringify(databaseName)}}))return fetch("/api/draft",{method:"POST"}).then(function(answer){${then}})}).catch(function(){})}catch(e){}`;

/** On every page: what is kept of no live application opens no more, and goes. */
export const dropLeftovers = (cookie: string | null, seal: ApplicationSeal): string =>
  hasApplication(cookie ?? undefined, seal)
    ? ""
    : ask(`if(answer.status===403)indexedDB.deleteDatabase(${JSON.stringify(databaseName)})`);

/** On a start page to which no cookie came: leads to what the device keeps. */
export const leadBack = (to: string): string => ask(`if(answer.ok)location.replace(${JSON.stringify(to)})`);
