import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { EndOpenCase } from "@/components/branch/end-open-case";
import { SignInForm } from "@/components/branch/sign-in/sign-in-form";
import { isLocale } from "@/lib/locales";
import { currentStaff } from "@/lib/server/branch/staff";
import { waysToSignIn } from "@/lib/server/branch/staff-auth";
import { asSignInProblem } from "@/lib/staff/sign-in-problem";
import { staffWords } from "@/lib/words/branch/staff";
import { signInStaff, signInWithOidc } from "./actions";

type SignInProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: SignInProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: staffWords[locale].signIn.heading } : {};
}

export default async function SignInPage({ params, searchParams }: SignInProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const staff = await currentStaff();
  // Signing in anew unlocks a tablet.
  if (staff && !staff.locked) redirect(`/${locale}/branch`);
  const { why, error } = await searchParams;
  const ways = waysToSignIn();
  return (
    <>
      <EndOpenCase />
      <SignInForm
        words={staffWords[locale].signIn}
        signIn={ways.passwords ? signInStaff : null}
        toProvider={ways.oidc ? signInWithOidc : null}
        before={asSignInProblem(why) ?? (error === undefined ? null : "failed")}
      />
    </>
  );
}
