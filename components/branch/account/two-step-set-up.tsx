"use client";

import { useActionState, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { QrCode } from "@/components/ui/qr-code";
import { ServerForm } from "@/components/ui/server-form";
import type { SetUp, SetUpReply } from "@/lib/staff/two-step-reply";
import type { TwoStepWords } from "@/lib/words/branch/two-step";
import { Problem } from "../lock/problem";
import { CodeField } from "../sign-in/code-field";
import { RecoveryCodes } from "./recovery-codes";

export type TwoStepOffer = SetUp & { setUp: (before: unknown, form: FormData) => Promise<SetUpReply> };

type TwoStepSetUpProps = { words: Pick<TwoStepWords, "setUp" | "codes">; offer: TwoStepOffer; next: string };

export function TwoStepSetUp({ words: { setUp: words, codes }, offer, next }: TwoStepSetUpProps) {
  const [reply, submit, pending] = useActionState(offer.setUp, null);
  // Rendered again, the page brings another key; this one is in the person's app already.
  const [{ qr, key, sealed }] = useState(() => (reply?.kind === "refused" && reply.offer) || offer);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (reply) setTries((count) => count + 1);
  }, [reply]);
  if (reply?.kind === "codes") return <RecoveryCodes words={codes} codes={reply.codes} next={next} />;
  return (
    <>
      <p>{words.lead}</p>
      {reply && tries > 0 && <Problem key={tries} sentence={words.problems[reply.why]} />}
      <section aria-labelledby="scan-heading" className="space-y-4">
        <h2 id="scan-heading" className="text-section">
          {words.scan}
        </h2>
        <QrCode {...qr} label={words.qr} />
        <p className="text-help text-muted">{words.key}</p>
        <p className="select-all break-words font-semibold digits">{key}</p>
      </section>
      <ServerForm id="two-step" action={submit} busy={pending} className="space-y-6">
        <input type="hidden" name="sealed" value={sealed} />
        <CodeField words={words} />
        <Button type="submit" className="w-full sm:w-auto" aria-disabled={pending}>
          {words.submit}
        </Button>
      </ServerForm>
    </>
  );
}
