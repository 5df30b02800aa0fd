import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { type Place, type Refusal, refusalOf } from "../../staff/access";
import { schemeOf } from "../../staff/cookie";
import type { SignedInStaff, Staff } from "../../staff/staff";
import { ownCookies } from "../http/cookies/own-cookies";
import { requestLog } from "../ops/request-log";
import { services } from "../services";
import { logRefusal } from "../submit/refusal";
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

/** For pages: a request can leave out the layout. */
export async function requireStaff(locale: string, place: Place): Promise<Staff> {
  const staff = await currentStaff();
  const refusal = refusalOf(place, staff);
  if (staff && !refusal) return staff;
  await turnAway(place, refusal ?? "signed_out", staff);
  if (staff) notFound();
  const ended = schemeOf(await ownCookies(), "session") !== null;
  redirect(`/${locale}/branch/sign-in${ended ? "?why=ended" : ""}`);
}

/** For actions and routes. */
export async function admitStaff(place: Place, how: { passive?: boolean } = {}): Promise<Staff | null> {
  const { staff } = await askStaff(place, how);
  return staff;
}

export async function askStaff(
  place: Place,
  how: { passive?: boolean } = {},
): Promise<{ staff: Staff | null; refusal: Refusal | null }> {
  const staff = await currentStaff(how);
  const refusal = refusalOf(place, staff);
  if (refusal) await turnAway(place, refusal, staff);
  return { staff: refusal ? null : staff, refusal };
}

async function turnAway(place: Place, reason: Refusal, staff: Staff | null): Promise<void> {
  logRefusal(await requestLog(), place, reason, { staffId: staff?.id });
}
