"use client";

import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { mayResume } from "@/components/journey/application";
import { useSettings } from "@/components/ui/settings";
import type { Resume } from "@/lib/onboarding/attempt/attempt-status";
import type { Draft } from "@/lib/onboarding/draft";
import { type Back, comeBack, whenLost } from "./kept-draft";

// Most people never come back.
const loadScreens = () => import("./kept-draft-screens");
const Resumed = lazy(async () => ({ default: (await loadScreens()).Resumed }));
const Elsewhere = lazy(async () => ({ default: (await loadScreens()).Elsewhere }));

type KeepingProps = {
  /** The attempt that the server knows. */
  resume: Resume | null;
  /** The steps, where what was sent is known again. */
  children: (sent: Draft | null) => ReactNode;
};

/** Around the steps where the device keeps the answers: what was kept is taken up before they are shown. */
export function Keeping({ resume, children }: KeepingProps) {
  const [looking, setLooking] = useState(mayResume);
  const [back, setBack] = useState<Back | null>(null);
  const kept = back?.kept;
  const maxAgeMs = 4 * useSettings().idleMs.self;
  useEffect(() => {
    whenLost(() => setBack({ kept: "elsewhere", sent: null }));
    const found = comeBack({ resume, maxAgeMs }).catch(() => null);
    void found.then(setBack).then(() => setLooking(false));
  }, [resume, maxAgeMs]);
  const takeOver = async () => {
    // Since this page was loaded, the other tab may have sent something.
    setBack(await comeBack({ resume: null, maxAgeMs, take: true }).catch(() => null));
  };
  if (looking) return <div className="min-h-dvh" aria-busy="true" />;
  return (
    <>
      {kept && <Suspense>{kept === "resumed" ? <Resumed /> : <Elsewhere onTakeOver={takeOver} />}</Suspense>}
      {kept !== "elsewhere" && children(back?.sent ?? null)}
    </>
  );
}
