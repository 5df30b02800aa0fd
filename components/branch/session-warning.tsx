"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { SecondsLeft } from "@/components/case/seconds-left";
import { Button, buttonClass, waits } from "@/components/ui/button";
import { Modal } from "@/components/ui/modal";
import { Notice } from "@/components/ui/notice";
import { announce } from "@/components/ui/page/announcements";
import type { Locale } from "@/lib/locales";
import type { StaffWords } from "@/lib/words/branch/staff";
import { type SessionEnd, sessionLeft } from "./session-left";

type SessionWarningProps = {
  locale: Locale;
  words: StaffWords["session"];
  idleMs: number;
  /** As the server has it: the clocks may differ. */
  shiftLeftMs: number;
  mayExtend: boolean;
  /** The server action that puts the end of the shift off. */
  extend: (locale: Locale) => Promise<boolean>;
};

/** Before staff are signed out: to stay they use the page, or ask for another hour. */
export function SessionWarning({
  locale,
  words,
  idleMs,
  shiftLeftMs,
  mayExtend,
  extend,
}: SessionWarningProps) {
  const router = useRouter();
  const place = `${usePathname()}?${useSearchParams()}`;
  const endsAt = useRef(Number.POSITIVE_INFINITY);
  const [left, setLeft] = useState<ReturnType<typeof sessionLeft> | null>(null);
  const [read, setRead] = useState(false);
  const [asking, setAsking] = useState<"no" | "asking" | "failed">("no");
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
      const found = sessionLeft({ seenAt, idleMs, endsAt: endsAt.current, mayExtend }, Date.now());
      setLeft(found);
      if (found.kind !== "over") timer = setTimeout(look, found.nextMs);
      return found.kind;
    };
    setRead(false);
    if (look() === "in_use") {
      setAsking("no");
      // Nothing else says that it worked.
      if (asked.current) announce(words.stayed);
      asked.current = false;
    }
    addEventListener("visibilitychange", look, { signal: stopping.signal });
    return () => {
      clearTimeout(timer);
      stopping.abort();
    };
  }, [place, idleMs, shiftLeftMs, mayExtend]);

  if (!left || left.kind === "in_use" || (read && left.kind === "warned")) return null;
  if (left.kind === "over")
    return (
      <Modal key="over" heading={words.over} lead={words.overLead}>
        <a href={`/${locale}/branch/sign-in?why=ended`} className={`mt-6 w-full ${buttonClass()}`}>
          {words.signIn}
        </a>
      </Modal>
    );
  const { heading, lead, confirm } = words[left.by];
  const use = () => {
    asked.current = true;
    router.refresh();
  };
  const ask = async () => {
    setAsking("asking");
    try {
      setAsking((await extend(locale)) ? "no" : "failed");
      use();
    } catch {
      setAsking("failed");
    }
  };
  const answers: Record<SessionEnd, () => void> = { idle: use, shift: ask, last: () => setRead(true) };
  return (
    <Modal heading={heading} lead={lead}>
      <SecondsLeft leftMs={left.leftMs} />
      {left.by === "shift" && asking === "failed" && (
        <div className="mt-4">
          <Notice tone="bad" role="alert">
            <p>{words.failed}</p>
          </Notice>
        </div>
      )}
      <Button className="mt-4 w-full" {...waits(asking === "asking", answers[left.by])}>
        {confirm}
      </Button>
    </Modal>
  );
}
