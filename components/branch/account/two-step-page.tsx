"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { FocusedHeading } from "@/components/ui/page/focused";
import { ServerForm } from "@/components/ui/server-form";
import type { OwnCodeProblem, TwoStepReply } from "@/lib/staff/two-step-reply";
import type { TwoStepWords } from "@/lib/words/branch/two-step";
import { Problem } from "../lock/problem";
import { PageLink } from "../pagination";
import { CodeField } from "../sign-in/code-field";
import { RecoveryCodes } from "./recovery-codes";
import { type TwoStepOffer, TwoStepSetUp } from "./two-step-set-up";

/** What a page can hand over: no functions. */
export type PageWords = Omit<TwoStepWords, "left">;

type TwoStepPageProps = {
  words: PageWords;
  /** Must set it up before anything else. */
  owing: boolean;
  /** `null`: it is set up. */
  offer: TwoStepOffer | null;
  left: string;
  renew: (before: unknown, form: FormData) => Promise<TwoStepReply<OwnCodeProblem>>;
  turnOff: (before: unknown, form: FormData) => Promise<OwnCodeProblem>;
  /** `null`: not before it is set up. */
  account: string | null;
  next: string;
};

/** The second factor of one's own account. */
export function TwoStepPage({ words, owing, offer, left, renew, turnOff, account, next }: TwoStepPageProps) {
  // An answer brings the page anew, with another key or none; what stands here stays.
  const [first] = useState(offer);
  return (
    <div className="mx-auto w-full max-w-column space-y-6 pb-12">
      <FocusedHeading>{words.heading}</FocusedHeading>
      {first ? (
        <>
          {owing && (
            <Notice tone="info">
              <p>{words.setUp.owing}</p>
            </Notice>
          )}
          <TwoStepSetUp words={words} offer={first} next={next} />
        </>
      ) : (
        <TwoStepOn words={words} left={left} renew={renew} turnOff={turnOff} next={next} />
      )}
      {account && (
        <p>
          <PageLink href={account}>{words.back}</PageLink>
        </p>
      )}
    </div>
  );
}

type TwoStepOnProps = Pick<TwoStepPageProps, "words" | "left" | "renew" | "turnOff" | "next">;

function TwoStepOn({ words: { on: words, codes }, left, renew, turnOff, next }: TwoStepOnProps) {
  const [reply, make, making] = useActionState(renew, null);
  const [problem, end, ending] = useActionState(turnOff, null);
  if (reply?.kind === "codes") return <RecoveryCodes words={codes} codes={reply.codes} next={next} />;
  return (
    <>
      <p>{words.lead}</p>
      <p>{left}</p>
      <ServerForm id="recovery-codes" action={make} busy={making} className="space-y-4">
        <OwnCode id="code-for-codes" words={words} problem={reply?.why ?? null} />
        <Button type="submit" look="second" className="w-full sm:w-auto">
          {words.renew}
        </Button>
      </ServerForm>
      <ServerForm id="turn-off" action={end} busy={ending} className="space-y-4 border-t border-line pt-6">
        <p>{words.turnOffLead}</p>
        <OwnCode id="code-to-end" words={words} problem={problem} />
        <Button type="submit" look="second" className="w-full sm:w-auto">
          {words.turnOff}
        </Button>
      </ServerForm>
    </>
  );
}

type OwnCodeProps = { id: string; words: TwoStepWords["on"]; problem: OwnCodeProblem | null };

function OwnCode({ id, words, problem }: OwnCodeProps) {
  return (
    <>
      {problem && <Problem sentence={words.problems[problem]} />}
      <CodeField id={id} words={words} recovery />
    </>
  );
}
