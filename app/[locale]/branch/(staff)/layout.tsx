import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { EndOpenCase } from "@/components/branch/end-open-case";
import { Guarded } from "@/components/branch/lock/guarded";
import { SessionWarning } from "@/components/branch/session-warning";
import { StaffBar } from "@/components/branch/staff-bar";
import { isLocale } from "@/lib/locales";
import { currentStaff } from "@/lib/server/branch/staff";
import { staffRules } from "@/lib/server/branch/staff-auth-context";
import { services } from "@/lib/server/services";
import { may } from "@/lib/staff/access";
import { accountWords } from "@/lib/words/branch/account";
import { staffWords } from "@/lib/words/branch/staff";
import { extendShift } from "./actions";

type StaffLayoutProps = { params: Promise<{ locale: string }>; children: ReactNode };

/** No guard: a request can leave out a layout, so each page calls `requireStaff` itself. */
export default async function StaffLayout({ params, children }: StaffLayoutProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const staff = await currentStaff();
  const { bar, session } = staffWords[locale];
  return (
    <>
      {staff && (
        <StaffBar
          staff={staff}
          locale={locale}
          words={bar}
          account={may(staff, "account") ? accountWords[locale].heading : null}
        />
      )}
      {staff && (
        <SessionWarning
          locale={locale}
          words={session}
          idleMs={staffRules(services().settings).idleMs}
          shiftLeftMs={staff.endsAt.getTime() - Date.now()}
          mayExtend={staff.mayExtend && may(staff, "account")}
          extend={extendShift}
        />
      )}
      {staff && !staff.locked && !staff.owing && <Guarded />}
      <EndOpenCase />
      {children}
    </>
  );
}
