import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { EndOpenCase } from "@/components/branch/end-open-case";
import { CodeForm } from "@/components/branch/sign-in/code-form";
import { CodeTime } from "@/components/branch/sign-in/code-time";
import { isLocale } from "@/lib/locales";
import { ownCookies } from "@/lib/server/http/cookies/own-cookies";
import { services } from "@/lib/server/services";
import { schemeOf, staffCookies } from "@/lib/staff/cookie";
import { challenged } from "@/lib/staff/second-factor/challenge";
import { asCodeProblem } from "@/lib/staff/sign-in-problem";
import { twoStepWords } from "@/lib/words/branch/two-step";
import { wordsOf } from "@/lib/words/of";
import { putOffCode, signInWithCode } from "./actions";

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
  const cookies = await ownCookies();
  const scheme = schemeOf(cookies, "challenge");
  if (!scheme) redirect(signIn);
  const now = new Date();
  const cookie = cookies.get(staffCookies[scheme].challenge)?.value ?? "";
  const waiting = await challenged(services().staffAuth.db, cookie, now);
  if (!waiting) redirect(`${signIn}?why=ended`);
  const { why, by } = await searchParams;
  const words = twoStepWords[locale].signIn;
  const notice = asCodeProblem(why);
  const way = by === "recovery" ? "recovery" : "code";
  return (
    <>
      <EndOpenCase />
      <CodeTime
        words={words.time}
        leftMs={waiting.endsAt.getTime() - now.getTime()}
        putOff={waiting.mayPutOff ? putOffCode.bind(null, locale) : null}
        again={signIn}
      />
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
