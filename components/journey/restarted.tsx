import { Notice } from "@/components/ui/notice";
import { isLocale } from "@/lib/locales";
import { serverWords } from "@/lib/words/server";

const reasons = ["idle", "reload", "updated"] as const;

/** @param why the address' `?why=`, which the page that led here has set */
export function Restarted({ why, locale }: { why: unknown; locale: string }) {
  const reason = reasons.find((one) => one === why);
  return (
    reason &&
    isLocale(locale) && (
      <div className="mx-auto mb-6 w-full max-w-column">
        <Notice tone="info">
          <p>{serverWords[locale].restarted[reason]}</p>
        </Notice>
      </div>
    )
  );
}
