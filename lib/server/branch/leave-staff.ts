import "server-only";
import type { Scheme } from "../../staff/cookie";
import { ownCookies } from "../http/cookies/own-cookies";
import { leaveCase } from "../http/cookies/session";
import { services } from "../services";
import { currentStaff } from "./staff";
import { endStaffSession } from "./staff-auth";

/** The former session ends, and a case that it was locked to. */
export async function leaveStaff(scheme: Scheme, head: Headers): Promise<void> {
  if ((await currentStaff({ passive: true }))?.locked) await leaveCase(await ownCookies(), services());
  await endStaffSession(scheme, head);
}
