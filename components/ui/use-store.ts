"use client";

import { useSyncExternalStore } from "react";
import type { Store } from "@/lib/store";

/** @param onServer what the server renders, and the browser until it is hydrated */
export const useStore = <T>(store: Store<T>, onServer: T): T =>
  useSyncExternalStore(store.subscribe, store.get, () => onServer);

const never = () => () => {};

export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
