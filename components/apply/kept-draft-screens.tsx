"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { leaveApplication } from "@/components/journey/application";
import { pathOf, withRef } from "@/components/journey/paths";
import { PhotoView } from "@/components/journey/photo-view";
import { Button } from "@/components/ui/button";
import { useChannel } from "@/components/ui/channel";
import { Notice } from "@/components/ui/notice";
import { useNewPage } from "@/components/ui/page/use-new-page";
import { useWords } from "@/components/ui/words";
import { isText, type WireField, wireFields } from "@/lib/kredibel/constraints";
import { type Draft, startAgain } from "@/lib/onboarding/draft";
import { fieldProblem, formatAnswer } from "@/lib/onboarding/field";
import { keptDraftWords } from "@/lib/words/kept-draft";

/** On the step where it goes on, and on no other. */
export function Resumed() {
  const { locale } = useWords();
  const channel = useChannel();
  const words = keptDraftWords[locale];
  const router = useRouter();
  const step = useSearchParams().get("step");
  const [first, setFirst] = useState(step);
  // Without one, the page is about to say which.
  if (first === null && step !== null) setFirst(step);
  if (first !== null && step !== first) return null;
  const restart = () => {
    startAgain();
    leaveApplication();
    router.replace(withRef(pathOf("start", locale, channel)));
  };
  return (
    <div className="mx-auto mb-6 w-full max-w-column">
      <Notice tone="info" role="status">
        <p>{words.resumed}</p>
        <button
          type="button"
          onClick={restart}
          className="inline-flex min-h-12 items-center text-help underline underline-offset-4"
        >
          {words.restart}
        </button>
      </Notice>
    </div>
  );
}

/** The photo beside its name needs no other. */
function Answer({ field, draft }: { field: WireField; draft: Draft }) {
  const { locale } = useWords();
  if (isText(field)) return formatAnswer(field, draft, locale);
  const photo = draft.photos[field];
  return photo && <PhotoView photo={photo} alt="" className="max-h-40 w-auto max-w-full rounded-field" />;
}

/** @param draft the other tab's, when this one looked; null: nothing can go on here */
export function Elsewhere({ draft, onTakeOver }: { draft: Draft | null; onTakeOver: () => void }) {
  const { locale, words } = useWords();
  const { elsewhere, restart } = keptDraftWords[locale];
  const { heading, lead, here, afresh } = elsewhere;
  const title = useNewPage(heading);
  return (
    <div className="mx-auto flex w-full max-w-column flex-1 flex-col gap-6 pb-12">
      <header>
        <h1 ref={title} tabIndex={-1} className="text-heading">
          {heading}
        </h1>
        <p className="mt-2">{draft ? lead : afresh}</p>
      </header>
      <Button onClick={onTakeOver}>{draft ? here : restart}</Button>
      {draft && (
        <dl className="space-y-4 border-t border-line pt-6">
          {wireFields
            .filter((field) => fieldProblem(field, draft) === null)
            .map((field) => (
              <div key={field}>
                <dt className="text-help text-muted">{words.fields[field]}</dt>
                <dd className="font-medium digits">
                  <Answer field={field} draft={draft} />
                </dd>
              </div>
            ))}
        </dl>
      )}
    </div>
  );
}
