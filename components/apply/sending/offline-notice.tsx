"use client";

import { useSyncExternalStore } from "react";
import { Notice } from "@/components/ui/notice";
import { useAnnounced } from "@/components/ui/page/announcer";
import { useWords } from "@/components/ui/words";

/** What the browser says of its connection: only a hint, and wrong on some devices. */
export const useOnline = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );

/** Shown before sending, as long as the device calls itself offline. */
export function OfflineNotice() {
  const { words } = useWords();
  const online = useOnline();
  useAnnounced(online ? "" : words.failures.offline);
  return online ? null : (
    <Notice tone="warn">
      <p>{words.failures.offline}</p>
    </Notice>
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
