"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import { useAnnounced } from "@/components/ui/announcer";
import { Notice } from "@/components/ui/notice";
import { useWords } from "@/components/ui/words";

/** Whether the device is online. */
export const useOnline = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );

/**
 * Said as long as the device is offline, before anybody tries to send.
 * @param turn how often somebody did: each time it takes the focus
 */
export function OfflineNotice({ turn }: { turn: number }) {
  const { words } = useWords();
  const online = useOnline();
  useAnnounced(online ? "" : words.failures.offline);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (turn > 0) box.current?.focus();
  }, [turn]);
  return (
    <div ref={box} tabIndex={-1} className="empty:hidden">
      {!online && (
        <Notice tone="warn">
          <p>{words.failures.offline}</p>
        </Notice>
      )}
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}
