import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { LeaveGuard } from "@/components/journey/leave-guard";
import { Announcer } from "@/components/ui/page/announcer";
import { Header } from "@/components/ui/page/header";
import { HelpFooter } from "@/components/ui/page/help-footer";
import { SimulatorBanner } from "@/components/ui/page/simulator-banner";
import { SettingsProvider } from "@/components/ui/settings";
import { WordsProvider } from "@/components/ui/words";
import { isLocale, locales } from "@/lib/locales";
import { readTextSize, type TextSize } from "@/lib/server/http/cookies/text-size";
import { brandCss } from "@/lib/server/http/inlined-styles";
import { dropLeftovers } from "@/lib/server/http/leftovers";
import { baselineCheck, scriptNeeded } from "@/lib/server/http/old-browser";
import { pageNonce } from "@/lib/server/http/page-nonce";
import { publicSettings } from "@/lib/server/public-settings";
import { services } from "@/lib/server/services";
import { sessionReturn } from "@/lib/server/submit/current-session";
import { wordsOf } from "@/lib/words/of";
import { serverWords } from "@/lib/words/server";
import "../globals.css";

type LocaleProps = { params: Promise<{ locale: string }> };

/** Each page has its own nonce (`proxy.ts`), so no static rendering. */
export const dynamic = "force-dynamic";

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  /** Keeps the bottom bar above the keyboard. */
  interactiveWidget: "resizes-content",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#1c2027" },
  ],
};

export async function generateMetadata({ params }: LocaleProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const { brandName } = publicSettings(locale);
  return {
    title: { default: `${wordsOf(locale).start.heading} · ${brandName}`, template: `%s · ${brandName}` },
    robots: { index: false },
    formatDetection: { telephone: false, email: false, address: false, date: false },
  };
}

/** Everything is in rem. 19 px in place of 16, by classes that the sheet has anyway. */
const rootClasses: Record<TextSize, string | undefined> = {
  usual: undefined,
  large: "text-section font-normal",
};

export default async function LocaleLayout({ params, children }: LocaleProps & { children: ReactNode }) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const words = serverWords[locale];
  const settings = publicSettings(locale, await sessionReturn());
  const css = brandCss();
  const textSize = readTextSize(await cookies());
  const nonce = await pageNonce();
  const leftovers = dropLeftovers((await headers()).get("cookie"), services().applicationSeal);
  return (
    <html lang={locale} className={rootClasses[textSize]}>
      <body className="flex min-h-dvh flex-col bg-surface text-body text-ink">
        <script
          nonce={nonce}
          // The browser hides a nonce from whoever compares.
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own constants, in syntax that any browser reads.
          dangerouslySetInnerHTML={{ __html: `${baselineCheck};${leftovers}` }}
        />
        <noscript>
          {locales.map((locale) => (
            <p key={locale} lang={locale} className="p-4 font-semibold">
              {scriptNeeded(locale, settings.supportContact)}
            </p>
          ))}
        </noscript>
        {css && <style>{css}</style>}
        <WordsProvider locale={locale}>
          <SettingsProvider settings={settings}>
            <LeaveGuard />
            <Announcer />
            <a
              href="#main"
              className="sr-only focus:not-sr-only focus:absolute focus:z-10 focus:bg-raised focus:p-4"
            >
              {words.skip}
            </a>
            {settings.simulated && <SimulatorBanner words={words.simulator} />}
            <Header />
            <main id="main" className="@container mx-auto flex w-full max-w-spread flex-1 flex-col px-4 pt-6">
              {children}
            </main>
            <HelpFooter locale={locale} contact={settings.supportContact} />
          </SettingsProvider>
        </WordsProvider>
      </body>
    </html>
  );
}
