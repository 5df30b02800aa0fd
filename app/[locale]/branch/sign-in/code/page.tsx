import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { EndOpenCase } from "@/components/branch/end-open-case";
import { CodeForm } from "@/components/branch/sign-in/code-form";
import { isLocale } from "@/lib/locales";
import { ownCookies } from "@/lib/server/http/cookies/own-cookies";
import { schemeOf } from "@/lib/staff/cookie";
import { asCodeProblem } from "@/lib/staff/sign-in-problem";
import { twoStepWords } from "@/lib/words/branch/two-step";
import { wordsOf } from "@/lib/words/of";
import { signInWithCode } from "./actions";

type CodeProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: CodeProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const { heading } = twoStepWords[locale].signIn;
  const wrong = asCodeProblem((await searchParams).why) !== null;
  return { title: wrong ? `${wordsOf(locale).title.error} ${heading}` : heading };
}

export default async function SignInCodePage({ params, searchParams }: CodeProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const signIn = `/${locale}/branch/sign-in`;
  if (!schemeOf(await ownCookies(), "challenge")) redirect(signIn);
  const { why, by } = await searchParams;
  const words = twoStepWords[locale].signIn;
  const notice = asCodeProblem(why);
  const way = by === "recovery" ? "recovery" : "code";
  return (
    <>
      <EndOpenCase />
      <CodeForm
        words={words}
        way={way}
        signIn={signInWithCode.bind(null, locale)}
        problem={notice && words.problems[notice]}
        other={way === "code" ? `${signIn}/code?by=recovery` : `${signIn}/code`}
        again={signIn}
      />
    </>
  );
}
