"use client";

import { useState } from "react";
import { endCase, endCaseNow } from "@/components/case/end-case";
import { sealOtherTabs } from "@/components/case/seal-tabs";
import { pathOf } from "@/components/journey/paths";
import { useDisposed, useJourney } from "@/components/journey/stores";
import { Button } from "@/components/ui/button";
import { Modal } from "@/components/ui/modal";
import { LockKeyhole, UserRoundPlus } from "@/components/ui/staff-icons";
import { useWords } from "@/components/ui/words";
import { getPendingSubmission } from "@/lib/onboarding/attempt/pending-submission";
import { caseStage } from "@/lib/onboarding/case-stage";
import { getJourney, type Journey } from "@/lib/onboarding/draft";
import type { Staff } from "@/lib/staff/staff";
import { branchCaseWords, type Question } from "@/lib/words/branch/branch-case";

/** `answers`: the advised one first. */
type Asked = { question: Question; answers: ("end" | "stay")[]; next: string };

export function CaseBar({ staff }: { staff: Pick<Staff, "name" | "branch"> }) {
  const { locale } = useWords();
  const words = branchCaseWords[locale];
  const confirmUnsent = { ...words.confirm, lead: `${words.nothingSent} ${words.confirm.lead}` };
  const disposed = useDisposed();
  const over = caseStage(useJourney()) === "ended" || disposed;
  const start = pathOf("start", locale, "branch");
  const [asked, setAsked] = useState<Asked | null>(null);

  const leaveFor = (next: string) => {
    const pending = getPendingSubmission();
    if (pending?.phase === "sending")
      setAsked({ question: words.confirmSending, answers: ["stay", "end"], next });
    else if (!pending && caseStage(getJourney()) === "in_progress")
      setAsked({
        question: wasSent(getJourney()) ? words.confirm : confirmUnsent,
        answers: ["end", "stay"],
        next,
      });
    else {
      sealFor(next);
      endCase(next);
    }
  };
  const sealFor = (next: string) => {
    if (next === start) sealOtherTabs();
  };
  return (
    <div className="no-print -mt-6 mb-6 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line py-2">
      <p className="text-help text-muted">{words.staff(staff.name, staff.branch)}</p>
      <div className="flex flex-wrap gap-2">
        <Button look="second" onClick={() => leaveFor(`/${locale}/branch`)}>
          <LockKeyhole className="size-5" />
          {words.forStaff}
        </Button>
        <Button look={over ? "main" : "second"} onClick={() => leaveFor(start)}>
          <UserRoundPlus className="size-5" />
          {words.next}
        </Button>
      </div>
      {asked && (
        <Modal {...asked.question} onClose={() => setAsked(null)}>
          <div className="mt-6 flex flex-col gap-3">
            {asked.answers.map((answer, index) => (
              <Button
                key={answer}
                look={index === 0 ? "main" : "second"}
                onClick={() => {
                  setAsked(null);
                  if (answer === "stay") return;
                  sealFor(asked.next);
                  endCaseNow(asked.next);
                }}
              >
                {asked.question[answer]}
              </Button>
            ))}
          </div>
        </Modal>
      )}
    </div>
  );
}

const wasSent = ({ attempt, linkedTo }: Journey): boolean => attempt !== null || linkedTo !== undefined;
