import { locale } from "next/root-params";
import { StartForm } from "@/components/apply/steps/start-form";
import { Notice } from "@/components/ui/notice";
import { isLocale } from "@/lib/locales";
import { readResume } from "@/lib/server/submit/resume";
import { serverWords } from "@/lib/words/server";

type StartPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function StartPage({ searchParams }: StartPageProps) {
  const attempted = (await readResume("self")) !== null;
  const { why } = await searchParams;
  return <StartForm attempted={attempted} notice={why === "idle" && <Wiped />} />;
}

/** The idle timeout sends `?why=idle`, see `CaseFrame`. */
async function Wiped() {
  const language = await locale();
  return (
    isLocale(language) && (
      <Notice tone="info">
        <p>{serverWords[language].wiped}</p>
      </Notice>
    )
  );
}
