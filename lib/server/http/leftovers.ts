import { databaseName } from "../../device-draft/database-name";
import type { ApplicationSeal } from "./cookies/application-seal";
import { hasApplication } from "./cookies/session";

const named = JSON.stringify(databaseName);

const drop = `try{indexedDB.deleteDatabase(${named})}catch(e){}`;

/** Led here by another site, which the application's `SameSite=Strict` cookie does not follow: its absence says nothing. */
export const hidesCookies = (headers: Headers): boolean =>
  !["none", "same-origin"].includes(headers.get("sec-fetch-site") ?? "");

/** Inline, on every page: a browser without an application can open nothing of what its device still keeps. */
export const dropLeftovers = (headers: Headers, seal: ApplicationSeal): string =>
  hidesCookies(headers) || hasApplication(headers.get("cookie") ?? undefined, seal) ? "" : drop;

/** Inline, on a start page whose browser hid its cookies: leads to what the device keeps, if that is anything. */
export const leadBack = (to: string): string =>
  `try{indexedDB.databases().then(function(all){if(all.some(function(one){return one.name===${named}}))location.replace(${JSON.stringify(to)})},function(){})}catch(e){}`;
