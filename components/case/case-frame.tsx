"use client";

import { useSearchParams } from "next/navigation";
import { lazy, type ReactNode, Suspense, useEffect, useEffectEvent, useState } from "react";
import { pathOf, rememberRef } from "@/components/journey/paths";
import { useDisposed } from "@/components/journey/stores";
import { useChannel } from "@/components/ui/channel";
import { useSettings } from "@/components/ui/settings";
import { useWords } from "@/components/ui/words";
import { getPendingSubmission } from "@/lib/onboarding/attempt/pending-submission";
import { journeyDisposed } from "@/lib/onboarding/draft";
import { readRef } from "@/lib/onboarding/ref";
import { attemptLeft, endCase, leaveCase } from "./end-case";
import { watchIdle } from "./idle";

/** Screens that cannot be loaded. */
const bare: typeof import("./idle-screens") = {
  IdleWarning: () => <></>,
  AttemptLeft: ({ attemptId }) => <p>{attemptId}</p>,
};
// Most people are never idle.
const loadScreens = () => import("./idle-screens").catch(() => bare);
const IdleWarning = lazy(async () => ({ default: (await loadScreens()).IdleWarning }));
const AttemptLeft = lazy(async () => ({ default: (await loadScreens()).AttemptLeft }));

/** Nobody else sees a case, however it is left. */
export function CaseFrame({ children }: { children: ReactNode }) {
  const { locale } = useWords();
  const channel = useChannel();
  const start = pathOf("start", locale, channel);
  const disposed = useDisposed();
  const shared = channel === "branch";
  const leftMs = useIdle(useSettings().idleMs[channel], shared, () =>
    getPendingSubmission() ? leaveCase(start) : endCase(shared ? start : `${start}?why=idle`),
  );
  useReturn(start);

  if (!disposed)
    return (
      <>
        <OperatorRef />
        {children}
        {leftMs !== null && (
          <Suspense>
            <IdleWarning leftMs={leftMs} />
          </Suspense>
        )}
      </>
    );
  const attemptId = attemptLeft();
  return (
    <Suspense fallback={<Blank />}>
      {attemptId === null ? <Blank /> : <AttemptLeft attemptId={attemptId} onNext={() => endCase(start)} />}
    </Suspense>
  );
}

const Blank = () => <div className="min-h-dvh" aria-busy="true" />;

/** Before an effect of the page asks for it. */
function OperatorRef() {
  const ref = readRef(useSearchParams().get("ref"));
  useEffect(() => {
    if (ref !== null) rememberRef(ref);
  }, [ref]);
  return null;
}

function useIdle(quietMs: number, shared: boolean, onOver: () => void): number | null {
  const [leftMs, setLeftMs] = useState<number | null>(null);
  const over = useEffectEvent(onOver);
  useEffect(() => watchIdle({ quietMs, shared, onLeft: setLeftMs, onOver: () => over() }), [quietMs, shared]);
  return leftMs;
}

/** The back-forward cache ignores `no-store`. */
function useReturn(start: string) {
  useEffect(() => {
    const back = ({ persisted }: PageTransitionEvent) => {
      if (persisted && journeyDisposed.get()) location.replace(start);
    };
    addEventListener("pageshow", back);
    return () => removeEventListener("pageshow", back);
  }, [start]);
}
