"use client";

import { useEffect, useRef, useState } from "react";
import { type Idleness, idleness, warningMs } from "@/components/case/idle";
import { SecondsLeft } from "@/components/case/seconds-left";
import { Button, buttonClass } from "@/components/ui/button";
import { Modal } from "@/components/ui/modal";
import { announce } from "@/components/ui/page/announcements";
import { ServerForm } from "@/components/ui/server-form";
import type { TwoStepWords } from "@/lib/words/branch/two-step";

type CodeTimeProps = {
  words: TwoStepWords["signIn"]["time"];
  /** As the server has it: the clocks may differ. */
  leftMs: number;
  /** `null`: put off as often as it may be. */
  putOff: (() => Promise<void>) | null;
  again: string;
};

/** Warns before the password has to be given again, and puts that off. */
export function CodeTime({ words, leftMs, putOff, again }: CodeTimeProps) {
  const [left, setLeft] = useState<Idleness | null>(null);
  const asked = useRef(false);
  useEffect(() => {
    const openedAt = Date.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      const found = idleness(Date.now() - openedAt, leftMs - warningMs);
      setLeft(found);
      if (found.kind !== "over") timer = setTimeout(look, found.nextMs);
    };
    look();
    if (asked.current) announce(words.stayed);
    asked.current = false;
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [leftMs, words]);
  const ask = () => {
    asked.current = true;
  };

  if (left?.kind === "over")
    return (
      <Modal key="over" heading={words.over} lead={words.overLead}>
        <a href={again} className={`mt-6 w-full ${buttonClass()}`}>
          {words.again}
        </a>
      </Modal>
    );
  if (left?.kind !== "warned" || !putOff) return null;
  return (
    <Modal heading={words.heading} lead={words.lead}>
      <SecondsLeft leftMs={left.leftMs} />
      <ServerForm id="put-off" action={putOff} onSubmit={ask} className="mt-4">
        <Button type="submit" className="w-full">
          {words.more}
        </Button>
      </ServerForm>
    </Modal>
  );
}
