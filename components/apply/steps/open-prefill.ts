import { inTime } from "@/components/ui/ask-server";
import { journeyDisposed } from "@/lib/onboarding/draft";
import type { Prefill } from "@/lib/onboarding/prefill";

/** Survives a language switch and a new application; ends with the case. */
let opened: Promise<Prefill | null> | null = null;

journeyDisposed.subscribe(() => {
  opened = null;
});

/**
 * Takes the fragment out of the address.
 * @returns null without one; of null where it does not open
 */
export function openPrefill(): Promise<Prefill | null> | null {
  const sealed = location.hash.slice(1);
  if (sealed && !document.getElementById(sealed)) {
    // With Next's own state: by any other its router would drop a navigation that is under way.
    history.replaceState(history.state, "", location.pathname + location.search);
    opened = ask(sealed).catch(() => null);
    addEventListener("click", ({ target }) => takeAlong(target, sealed));
  }
  return opened;
}

/** Sealed as it came, to a phone. */
function takeAlong(target: EventTarget | null, sealed: string): void {
  const offer = target instanceof Element && target.closest<HTMLAnchorElement>('a[href*="/handoff"]');
  if (offer) offer.hash = sealed;
}

async function ask(sealed: string): Promise<Prefill | null> {
  const answer = await fetch("/api/prefill", { method: "POST", body: sealed, signal: inTime() });
  return answer.ok ? (await answer.json()).prefill : null;
}
