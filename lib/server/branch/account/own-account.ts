import "server-only";
import { notFound, redirect } from "next/navigation";
import { isLocale } from "../../../locales";
import type { Place } from "../../../staff/access";
import type { SignedInStaff } from "../../../staff/staff";
import { clientAddress } from "../../http/address";
import { ownCookies } from "../../http/cookies/own-cookies";
import { comesFromHere } from "../../http/origin";
import { requestLog } from "../../ops/request-log";
import { services } from "../../services";
import { audit } from "../audit";
import { askStaff } from "../staff";
import type { OwnPasswordDeps } from "./own-password";

/** For actions on the own account: who asks, or another page. */
export async function ownerOf(place: Place, locale: string, head: Headers): Promise<SignedInStaff> {
  if (!comesFromHere(head)) notFound();
  const { staff, refusal } = await askStaff(place);
  if (!isLocale(locale)) notFound();
  if (refusal === "locked") redirect(`/${locale}/branch/unlock`);
  if (refusal === "second_factor") redirect(`/${locale}/branch/two-step`);
  if (!staff) redirect(`/${locale}/branch/sign-in?why=ended`);
  return staff;
}

export async function ownPasswordDeps(head: Headers): Promise<OwnPasswordDeps> {
  const { ledger, knownDevices, passwordTurns, settings, staffAuth } = services();
  return {
    db: staffAuth.db,
    ledger,
    log: await requestLog(),
    cookies: await ownCookies(),
    knownDevices,
    passwordTurns,
    audit,
    address: clientAddress(head, settings.TRUSTED_PROXY_HOPS),
  };
}
