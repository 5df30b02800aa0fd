"use client";

import { useRouter } from "next/navigation";
import { type RefObject, useEffect, useRef } from "react";
import { pause } from "@/components/journey/follow-attempt";
import { announce } from "@/components/ui/page/announcements";

export type InFlight = { id: string; state: string };

type LiveAttemptsProps = {
  inFlight: InFlight[];
  /** `null`: one that begins matters too. */
  only: string | null;
  branch: string | null;
  /** For screen readers, once the page is renewed. */
  changed: string;
};

const firstPauseMs = 1_500;
const longestPauseMs = 15_000;

/** A renewal counts as use and would keep an unattended session open. */
const attentionMs = 5 * 60_000;
const touches = ["pointerdown", "keydown", "wheel"] as const;

/** Asks less and less often, and not while the page is hidden or untouched. */
export function LiveAttempts({ inFlight, only, branch, changed }: LiveAttemptsProps) {
  const router = useRouter();
  const shown = signature(inFlight);
  const touchedAt = useTouchedAt();
  useEffect(() => {
    if (shown === "") return;
    const stop = new AbortController();
    follow({ shown, only, branch, touchedAt, signal: stop.signal }, () => {
      announce(changed);
      router.refresh();
    });
    return () => stop.abort();
  }, [shown, only, branch, changed, router, touchedAt]);
  return null;
}

/** `Date.now()` of the last touch; a renewal is none. */
function useTouchedAt(): RefObject<number> {
  const touchedAt = useRef(0);
  useEffect(() => {
    const stop = new AbortController();
    const touch = () => {
      touchedAt.current = Date.now();
    };
    touch();
    for (const type of touches) addEventListener(type, touch, { signal: stop.signal, capture: true });
    return () => stop.abort();
  }, []);
  return touchedAt;
}

type Question = { only: string | null; branch: string | null; signal: AbortSignal };

async function follow(
  { shown, touchedAt, ...question }: Question & { shown: string; touchedAt: RefObject<number> },
  renew: () => void,
): Promise<void> {
  const { signal } = question;
  for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(pauseMs * 1.4, longestPauseMs)) {
    await pause(pauseMs, signal);
    await attended(touchedAt, signal);
    if (signal.aborted) return;
    const told = await askInFlight(question);
    if (told !== null && told !== shown && !signal.aborted) renew();
  }
}

/** `null`: the server could not be asked. */
async function askInFlight({ only, branch, signal }: Question): Promise<string | null> {
  try {
    const search = branch === null ? "" : `?${new URLSearchParams({ branch })}`;
    const answer = await fetch(`/api/branch/in-flight${search}`, { signal, cache: "no-store" });
    if (answer.status === 401 || answer.status === 403) return "turned away";
    if (!answer.ok) return null;
    const { attempts }: { attempts: InFlight[] } = await answer.json();
    return signature(attempts.filter(({ id }) => only === null || id === only));
  } catch {
    return null;
  }
}

const signature = (attempts: InFlight[]) =>
  attempts
    .map(({ id, state }) => `${id} ${state}`)
    .sort()
    .join(",");

const attended = (touchedAt: RefObject<number>, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const there = () =>
      document.visibilityState === "visible" && Date.now() - touchedAt.current < attentionMs;
    if (there() || signal.aborted) return resolve();
    const done = new AbortController();
    const look = () => {
      if (!there() && !signal.aborted) return;
      done.abort();
      resolve();
    };
    for (const type of [...touches, "visibilitychange"])
      document.addEventListener(type, look, { signal: done.signal });
    signal.addEventListener("abort", look, { signal: done.signal });
  });
