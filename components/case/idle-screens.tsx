"use client";

import { useFailure } from "@/components/journey/stores";
import { Reference } from "@/components/outcome/reference";
import { Button } from "@/components/ui/button";
import { useChannel } from "@/components/ui/channel";
import { Modal } from "@/components/ui/modal";
import { RotateCcw } from "@/components/ui/more-icons";
import { useNewPage } from "@/components/ui/page/use-new-page";
import { useWords } from "@/components/ui/words";
import { idleWords } from "@/lib/words/idle";
import { warningMs } from "./idle";
import { SecondsLeft } from "./seconds-left";

/** Warns that the page is about to forget everything. Any press keeps it, see `watchIdle`. */
export function IdleWarning({ leftMs }: { leftMs: number }) {
  const { locale } = useWords();
  const words = idleWords[locale];
  return (
    <Modal heading={words.heading} lead={words.lead}>
      <SecondsLeft leftMs={leftMs} />
      <progress
        aria-hidden="true"
        value={leftMs}
        max={warningMs}
        className="progress mt-2 mb-6 block h-1 w-full"
      />
      {/* `watchIdle` sees the press. */}
      <Button className="w-full">{words.stay}</Button>
      <p className="mt-3 text-center text-help text-muted">{words.anywhere}</p>
    </Modal>
  );
}

/** A case that was ended while its submission was pending: its reference, or that it was not sent. */
export function AttemptLeft({ attemptId, onNext }: { attemptId: string; onNext: () => void }) {
  const { locale } = useWords();
  const channel = useChannel();
  const words = idleWords[locale];
  const lost = useFailure() !== null;
  const { heading, lead } = lost ? words.lost : words.underWay;
  const title = useNewPage(heading);
  return (
    <div className="mx-auto flex w-full max-w-column flex-1 flex-col gap-6 pb-12">
      <header>
        <h1 ref={title} tabIndex={-1} className="text-heading">
          {heading}
        </h1>
        <p className="mt-2">{lead[channel]}</p>
      </header>
      {!lost && <Reference value={attemptId} />}
      {channel === "self" && (
        <Button look="second" onClick={onNext}>
          <RotateCcw className="size-5" />
          {words.next}
        </Button>
      )}
    </div>
  );
}
