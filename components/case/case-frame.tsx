"use client";

import { lazy, type ReactNode, Suspense, useEffect, useSyncExternalStore } from "react";
import { pathOf } from "@/components/journey/paths";
import { useChannel } from "@/components/ui/channel";
import { useSettings } from "@/components/ui/settings";
import { useWords } from "@/components/ui/words";
import { isSealed, subscribe } from "@/lib/onboarding/draft";
import { getFlight } from "@/lib/onboarding/flight";
import { attemptLeft, endCase, leaveCase } from "./end-case";
import { useIdle } from "./use-idle";

/** What is left of the screens where they cannot be loaded: the page forgets all the same. */
const bare: typeof import("./idle-screens") = {
  IdleWarning: () => <></>,
  AttemptLeft: ({ attemptId }) => <p>{attemptId}</p>,
};
// Most people are never idle.
const loadScreens = () => import("./idle-screens").catch(() => bare);
const IdleWarning = lazy(async () => ({ default: (await loadScreens()).IdleWarning }));
const AttemptLeft = lazy(async () => ({ default: (await loadScreens()).AttemptLeft }));

/** Around every page that holds somebody's case: nobody else must come to see it, however it is left. */
export function CaseFrame({ children }: { children: ReactNode }) {
  const { locale } = useWords();
  const channel = useChannel();
  const start = pathOf("start", locale, channel);
  const sealed = useSyncExternalStore(subscribe, isSealed, () => false);
  const shared = channel === "branch";
  const leftMs = useIdle(useSettings().idleMs[channel], shared, () =>
    getFlight() ? leaveCase(start) : endCase(shared ? start : `${start}?why=idle`),
  );
  useReturn(start);

  if (!sealed)
    return (
      <>
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

/** Nothing, until another page is there. */
const Blank = () => <div className="min-h-dvh" aria-busy="true" />;

/** Browsers keep a page that was left, whatever its headers say, and show it again as it was: one that was emptied since goes. */
function useReturn(start: string) {
  useEffect(() => {
    const back = ({ persisted }: PageTransitionEvent) => {
      if (persisted && isSealed()) location.replace(start);
    };
    addEventListener("pageshow", back);
    return () => removeEventListener("pageshow", back);
  }, [start]);
}
