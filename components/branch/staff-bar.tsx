import { LogOut } from "@/components/ui/staff-icons";
import type { Locale } from "@/lib/locales";
import type { Staff } from "@/lib/staff/staff";
import type { StaffWords } from "@/lib/words/branch/staff";
import { PageLink } from "./pagination";
import { SignOutForm } from "./sign-out-form";

/** Who is signed in, where, and the way out. */
export function StaffBar({
  staff,
  locale,
  words,
  account,
}: {
  staff: Staff;
  locale: Locale;
  words: StaffWords["bar"];
  /** The label of its link; `null`: not while the tablet is locked. */
  account: string | null;
}) {
  return (
    <section
      aria-label={words.label}
      className="no-print -mt-6 mb-6 flex flex-wrap items-center justify-between gap-x-4 border-b border-line text-help"
    >
      <p className="flex min-w-0 flex-wrap gap-x-4 py-2">
        <span className="font-semibold">{staff.name}</span>
        <span className="text-muted">
          {words.roles[staff.role]} · {staff.branch}
        </span>
      </p>
      {account && (
        <span className="ml-auto whitespace-nowrap">
          <PageLink href={`/${locale}/branch/account`}>{account}</PageLink>
        </span>
      )}
      <SignOutForm>
        <input type="hidden" name="locale" value={locale} />
        <button
          type="submit"
          className="inline-flex min-h-12 items-center gap-2 whitespace-nowrap underline underline-offset-4"
        >
          <LogOut className="size-5" />
          {words.signOut}
        </button>
      </SignOutForm>
    </section>
  );
}
