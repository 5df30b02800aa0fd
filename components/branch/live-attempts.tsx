"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { announce } from "@/components/ui/announcer";

/** An attempt in flight, as the page shows it and as the server tells it. */
export type InFlight = { id: string; state: string };

type LiveAttemptsProps = {
  inFlight: InFlight[];
  /** A supervisor's choice of branch. */
  branch: string | null;
  /** Said to screen readers once the page has been renewed. */
  changed: string;
};

const firstPauseMs = 1_500;
const longestPauseMs = 15_000;

/**
 * Renews the page once an attempt that it shows in flight has gone on, or another has begun. Asks less and less often,
 * not at all while nobody looks, and no more once nothing is in flight.
 */
export function LiveAttempts({ inFlight, branch, changed }: LiveAttemptsProps) {
  const router = useRouter();
  const shown = signature(inFlight);
  useEffect(() => {
    if (shown === "") return;
    const stop = new AbortController();
    const renew = () => {
      announce(changed);
      router.refresh();
    };
    followInFlight(shown, branch, stop.signal).then((gone) => gone && renew());
    return () => stop.abort();
  }, [shown, branch, changed, router]);
  return null;
}

/** Resolves to true once the server tells otherwise than the page, to false once nobody waits any more. */
async function followInFlight(shown: string, branch: string | null, signal: AbortSignal): Promise<boolean> {
  for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(pauseMs * 1.4, longestPauseMs)) {
    await pause(pauseMs, signal);
    await seen(signal);
    if (signal.aborted) return false;
    const told = await askInFlight(branch, signal);
    if (told !== null && told !== shown) return !signal.aborted;
  }
  return false;
}

/** What is in flight now; null where the server could not be asked. Signed out is an answer too: the page will say so. */
async function askInFlight(branch: string | null, signal: AbortSignal): Promise<string | null> {
  try {
    const search = branch === null ? "" : `?${new URLSearchParams({ branch })}`;
    const answer = await fetch(`/api/branch/in-flight${search}`, { signal, cache: "no-store" });
    if (answer.status === 401) return "signed out";
    return answer.ok ? signature((await answer.json()).attempts) : null;
  } catch {
    return null;
  }
}

const signature = (attempts: InFlight[]) =>
  attempts
    .map(({ id, state }) => `${id} ${state}`)
    .sort()
    .join(",");

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    const cut = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener("abort", cut, { once: true });
  });

/** At once where the page is looked at, else when it is again. */
const seen = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (document.visibilityState === "visible" || signal.aborted) return resolve();
    const done = new AbortController();
    const look = () => {
      if (document.visibilityState !== "visible" && !signal.aborted) return;
      done.abort();
      resolve();
    };
    document.addEventListener("visibilitychange", look, { signal: done.signal });
    signal.addEventListener("abort", look, { signal: done.signal });
  });
