"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { SecondsLeft } from "@/components/case/seconds-left";
import { Button, buttonClass } from "@/components/ui/button";
import { Modal } from "@/components/ui/modal";
import { announce } from "@/components/ui/page/announcements";
import type { Locale } from "@/lib/locales";
import type { StaffWords } from "@/lib/words/branch/staff";
import { sessionLeft } from "./session-left";

type SessionWarningProps = {
  locale: Locale;
  words: StaffWords["session"];
  idleMs: number;
  /** As the server has it: the clocks may differ. */
  shiftLeftMs: number;
};

/** Warns staff before they are signed out. To stay is to use the page once more. */
export function SessionWarning({ locale, words, idleMs, shiftLeftMs }: SessionWarningProps) {
  const router = useRouter();
  const place = `${usePathname()}?${useSearchParams()}`;
  const endsAt = useRef(Number.POSITIVE_INFINITY);
  const [left, setLeft] = useState<ReturnType<typeof sessionLeft> | null>(null);
  const [read, setRead] = useState(false);
  const asked = useRef(false);
  useEffect(() => {
    endsAt.current = Date.now() + shiftLeftMs;
  }, [shiftLeftMs]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page, or this one renewed, is another use
  useEffect(() => {
    const stopping = new AbortController();
    const seenAt = Date.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      const found = sessionLeft({ seenAt, idleMs, endsAt: endsAt.current }, Date.now());
      setLeft(found);
      if (found.kind !== "over") timer = setTimeout(look, found.nextMs);
    };
    look();
    setRead(false);
    // Nothing else says that it worked.
    if (asked.current) announce(words.stayed);
    asked.current = false;
    addEventListener("visibilitychange", look, { signal: stopping.signal });
    return () => {
      clearTimeout(timer);
      stopping.abort();
    };
  }, [place, idleMs, shiftLeftMs]);

  if (!left || left.kind === "in_use" || (read && left.kind === "warned")) return null;
  if (left.kind === "over")
    return (
      <Modal key="over" heading={words.over} lead={words.overLead}>
        <a href={`/${locale}/branch/sign-in?why=ended`} className={`mt-6 w-full ${buttonClass()}`}>
          {words.signIn}
        </a>
      </Modal>
    );
  const { heading, lead, confirm } = left.extensible ? words.idle : words.shift;
  const stay = () => {
    asked.current = true;
    router.refresh();
  };
  return (
    <Modal heading={heading} lead={lead}>
      <SecondsLeft leftMs={left.leftMs} />
      <Button className="mt-4 w-full" onClick={() => (left.extensible ? stay() : setRead(true))}>
        {confirm}
      </Button>
    </Modal>
  );
}
