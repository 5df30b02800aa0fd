"use client";

import { useSyncExternalStore } from "react";
import { Notice } from "@/components/ui/notice";
import { useWords } from "@/components/ui/words";

/** Said as long as the device is offline, before anybody tries to send. */
export function OfflineNotice() {
  const { words } = useWords();
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div role="status" className="empty:hidden">
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
