"use client";

import { lazy, type ReactNode, Suspense, useEffect, useSyncExternalStore } from "react";
import { pathOf } from "@/components/journey/paths";
import { useChannel } from "@/components/ui/channel";
import { useSettings } from "@/components/ui/settings";
import { useWords } from "@/components/ui/words";
import { isSealed, subscribe } from "@/lib/onboarding/draft";
import { getFlight } from "@/lib/onboarding/flight";
import { attemptLeft, endCase, forgetCase, leaveCase } from "./end-case";
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
  const leftMs = useIdle(useSettings().idleMs[channel], () =>
    getFlight() ? leaveCase(start) : endCase(start),
  );
  useLeaving(channel === "branch", start);

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

/**
 * Browsers keep a page that was left, whatever its headers say, and show it again as it was. On a shared tablet it is
 * emptied before, and covered while it is out of sight, so that nothing of it is seen before it was judged.
 * @param shared more than one person uses this device
 */
function useLeaving(shared: boolean, start: string) {
  useEffect(() => {
    const stopping = new AbortController();
    const { signal } = stopping;
    const back = ({ persisted }: PageTransitionEvent) => {
      if (persisted && isSealed()) location.replace(start);
    };
    addEventListener("pageshow", back, { signal });
    if (shared) {
      const { style } = document.documentElement;
      const cover = () => {
        style.opacity = document.hidden ? "0" : "";
      };
      addEventListener("pagehide", forgetCase, { signal });
      document.addEventListener("visibilitychange", cover, { signal });
    }
    return () => stopping.abort();
  }, [shared, start]);
}
