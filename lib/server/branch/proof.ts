import "server-only";
import { redirect } from "next/navigation";
import { confirmSearch } from "../../branch/next-page";
import { isProved } from "../../staff/proof";
import type { SignedInStaff } from "../../staff/staff";

/** @param next where the password leads back to, behind `/branch` */
export function requireProof(locale: string, staff: SignedInStaff, next: string): void {
  if (!isProved(staff, new Date())) redirect(`/${locale}/branch/confirm${confirmSearch(next)}`);
}
