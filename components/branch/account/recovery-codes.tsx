import { useEffect } from "react";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Focused } from "@/components/ui/page/focused";
import type { TwoStepWords } from "@/lib/words/branch/two-step";

type RecoveryCodesProps = { words: TwoStepWords["codes"]; codes: string[]; next: string };

/** Shown once: the link loads another document, and no address leads back here. */
export function RecoveryCodes({ words, codes, next }: RecoveryCodesProps) {
  // Nor does the back-forward cache.
  useEffect(() => {
    const anew = ({ persisted }: PageTransitionEvent) => persisted && location.reload();
    addEventListener("pageshow", anew);
    return () => removeEventListener("pageshow", anew);
  }, []);
  return (
    <>
      <Focused>
        <Notice tone="warn" role="status">
          <h2 className="text-section">{words.heading}</h2>
          <p>{words.lead}</p>
        </Notice>
      </Focused>
      <ul
        aria-label={words.list}
        className="flex flex-wrap gap-x-6 gap-y-2 rounded-field border border-line bg-raised p-4"
      >
        {codes.map((code) => (
          <li key={code} className="select-all font-medium digits">
            {code}
          </li>
        ))}
      </ul>
      <a href={next} className={`w-full sm:w-auto ${buttonClass("main")}`}>
        {words.done}
      </a>
    </>
  );
}
