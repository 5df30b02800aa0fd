"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import { useAnnounced } from "@/components/ui/announcer";
import { Notice } from "@/components/ui/notice";
import { useWords } from "@/components/ui/words";

/**
 * Said as long as the device is offline, before anybody tries to send.
 * @param tried somebody did: then it takes the focus
 */
export function OfflineNotice({ tried }: { tried: boolean }) {
  const { words } = useWords();
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  useAnnounced(online ? "" : words.failures.offline);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tried) box.current?.focus();
  }, [tried]);
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
