import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { handsOver, may, type Place, type Refusal, refusalOf } from "../../staff/access";
import { schemeOf } from "../../staff/cookie";
import type { SignedInStaff } from "../../staff/staff";
import { ownCookies } from "../http/cookies/own-cookies";
import { logRefusal } from "../ops/log-refusal";
import { requestLog } from "../ops/request-log";
import { services } from "../services";
import { audit } from "./audit";
import { staffRules } from "./staff-auth-context";

/**
 * Lazy imports: customers need none of it.
 * @param passive polling, which must not extend the session
 */
export async function currentStaff({ passive = false } = {}): Promise<SignedInStaff | null> {
  const scheme = schemeOf(await ownCookies(), "session");
  if (!scheme) return null;
  const [{ staffAuths }, { readStaff }] = await Promise.all([
    import("./staff-auth"),
    import("../../staff/session"),
  ]);
  const { settings, staffAuth: context } = services();
  for (const auth of staffAuths(scheme)) {
    const staff = await readStaff(auth, context.db, await headers(), staffRules(settings), { passive });
    if (staff) return staff;
  }
  return null;
}

/** Locks the session of staff who may serve: from now on a customer holds this tablet. */
export async function handOver(staff: SignedInStaff | null): Promise<void> {
  if (!staff || staff.locked || !may(staff, "cases")) return;
  const { lockSession } = await import("../../staff/session");
  if (await lockSession(services().staffAuth.db, staff.sessionId, new Date()))
    await audit("locked", staff, {});
}

/** For pages: a request can leave out the layout. */
export async function requireStaff(locale: string, place: Place): Promise<SignedInStaff> {
  const { staff, refusal } = await enter(place);
  if (staff && !refusal) return staff;
  if (refusal === "locked") redirect(`/${locale}/branch/unlock`);
  if (refusal === "second_factor") redirect(`/${locale}/branch/two-step`);
  if (staff) notFound();
  const ended = schemeOf(await ownCookies(), "session") !== null;
  redirect(`/${locale}/branch/sign-in${ended ? "?why=ended" : ""}`);
}

/** For actions and routes. */
export async function admitStaff(
  place: Place,
  how: { passive?: boolean } = {},
): Promise<SignedInStaff | null> {
  const { staff } = await askStaff(place, how);
  return staff;
}

export async function askStaff(
  place: Place,
  how: { passive?: boolean } = {},
): Promise<{ staff: SignedInStaff | null; refusal: Refusal | null }> {
  const { staff, refusal } = await enter(place, how);
  return { staff: refusal ? null : staff, refusal };
}

async function enter(place: Place, how: { passive?: boolean } = {}) {
  const staff = await currentStaff(how);
  const refusal = refusalOf(place, staff);
  if (refusal) logRefusal(await requestLog(), place, refusal, { staffId: staff?.id });
  else if (handsOver(place)) await handOver(staff);
  return { staff, refusal };
}
