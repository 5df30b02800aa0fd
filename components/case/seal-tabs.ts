import { startedReply } from "@/components/journey/application";
import type { ApplicationSeen } from "@/lib/onboarding/start-reply";
import { attemptLeft, forgetCase } from "./end-case";

let opened: BroadcastChannel | null = null;

/** One a page: it does not hear itself. Missing in Safari before 15.4. */
function channel(): BroadcastChannel | null {
  if (typeof BroadcastChannel !== "undefined") opened ??= new BroadcastChannel("case-over");
  return opened;
}

/** Staff signed out, or took the next customer. */
export const sealOtherTabs = (): void => channel()?.postMessage(null);

/** By a message, else when the tab is seen again. @param next address @returns stops watching */
export function watchOtherTabs(next: string): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  const seal = () => {
    forgetCase();
    if (attemptLeft() === null) location.replace(next);
  };
  channel()?.addEventListener("message", seal, { signal });
  const look = async () => {
    if (document.hidden || (await startedReply()) === null) return;
    const seen: ApplicationSeen | null = await fetch("/api/application", { signal, cache: "no-store" })
      .then((answer) => (answer.ok ? answer.json() : null))
      .catch(() => null);
    if (seen && seen.application === null) seal();
  };
  addEventListener("visibilitychange", look, { signal });
  return () => stopping.abort();
}
