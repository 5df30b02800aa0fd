import { locale } from "next/root-params";
import { buttonClass } from "@/components/ui/button";
import type { Channel } from "@/lib/channels";
import { defaultLocale, isLocale } from "@/lib/locales";
import { serverWords } from "@/lib/words/server";
import { TitledHeading } from "./titled-heading";

/** There is nothing at this address; the way on leads to where this channel begins. */
export async function NotFoundPage({ channel }: { channel: Channel }) {
  const asked = await locale();
  const language = isLocale(asked) ? asked : defaultLocale;
  const { heading, [channel]: way } = serverWords[language].notFound;
  return (
    <div className="mx-auto w-full max-w-column space-y-6">
      <TitledHeading>{heading}</TitledHeading>
      <p>{way.lead}</p>
      <a href={channel === "branch" ? `/${language}/branch` : `/${language}`} className={buttonClass()}>
        {way.home}
      </a>
    </div>
  );
}
