import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { buttonClass } from "@/components/ui/button";
import { PlainPage } from "@/components/ui/page/plain-page";
import { isLocale } from "@/lib/locales";
import { readTextSize, type TextSize } from "@/lib/server/http/cookies/text-size";
import { publicSettings } from "@/lib/server/public-settings";
import { accessibility } from "@/lib/words/accessibility";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: accessibility[locale].heading } : {};
}

export default async function AccessibilityPage({ params }: PageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { heading, paragraphs, textSize } = accessibility[locale];
  const other = others[readTextSize(await cookies())];
  return (
    <>
      <PlainPage heading={heading} paragraphs={paragraphs(publicSettings(locale).supportContact)} />
      <section aria-labelledby="text-size" className="mx-auto w-full max-w-column space-y-4 pb-12">
        <h2 id="text-size" className="text-section">
          {textSize.heading}
        </h2>
        <p>{textSize.lead}</p>
        {/* Without a script of its own. */}
        <form method="post" action="/api/text-size">
          <input type="hidden" name="locale" value={locale} />
          <button type="submit" name="size" value={other} className={buttonClass("second")}>
            {textSize.choose[other]}
          </button>
        </form>
      </section>
    </>
  );
}

const others: Record<TextSize, TextSize> = { usual: "large", large: "usual" };
