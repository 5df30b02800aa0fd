import { locale } from "next/root-params";
import { buttonClass } from "@/components/ui/button";
import { isLocale, locales } from "@/lib/onboarding/locale";
import { serverWords } from "@/lib/words/server";

export default async function NotFound() {
  const asked = await locale();
  const language = isLocale(asked) ? asked : locales[0];
  const { heading, lead, home } = serverWords[language].notFound;
  return (
    <div className="mx-auto w-full max-w-column space-y-6">
      <h1 className="text-heading">{heading}</h1>
      <p>{lead}</p>
      <a href={`/${language}`} className={buttonClass()}>
        {home}
      </a>
    </div>
  );
}
