"use server";

import { notFound, redirect } from "next/navigation";
import { confirmSearch } from "@/lib/branch/next-page";
import { isLocale } from "@/lib/locales";
import { audit } from "@/lib/server/branch/audit";
import { askStaff } from "@/lib/server/branch/staff";
import { actionHead, asForm } from "@/lib/server/http/action-head";
import { comesFromHere } from "@/lib/server/http/origin";
import { requestLog } from "@/lib/server/ops/request-log";
import { services } from "@/lib/server/services";
import { mayChoosePin, setPin } from "@/lib/staff/pin";
import type { PinNotice } from "@/lib/staff/pin-notices";
import { pinProblem } from "@/lib/staff/pin-rules";

/** Only soon after signing in or giving the password: a tablet found open must not get another's PIN. */
export async function choosePin(locale: string, sent: FormData): Promise<never> {
  if (!comesFromHere(await actionHead())) notFound();
  const { staff, refusal } = await askStaff("action choosePin");
  if (!isLocale(locale)) notFound();
  const branch = `/${locale}/branch`;
  if (refusal === "locked") redirect(`${branch}/unlock`);
  if (refusal === "second_factor") redirect(`${branch}/two-step`);
  if (!staff) redirect(`${branch}/sign-in?why=ended`);
  if (!mayChoosePin(staff, new Date())) redirect(`${branch}/confirm${confirmSearch("/pin")}`);
  const form = asForm(sent);
  const pin = form.get("pin");
  const problem: PinNotice | null =
    typeof pin !== "string" ? "format" : (pinProblem(pin) ?? (pin === form.get("again") ? null : "differ"));
  if (typeof pin !== "string" || problem) redirect(`${branch}/pin?why=${problem}`);
  await setPin(services().staffAuth.db, staff.id, pin);
  await audit("pin_chosen", staff, {});
  (await requestLog()).info({ route: "action choosePin", staffId: staff.id }, "Staff chose a PIN.");
  redirect(branch);
}
