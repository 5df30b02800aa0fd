"use client";

import { createContext, type ReactNode, use } from "react";
import type { PublicSettings } from "@/lib/public-settings";

const SettingsContext = createContext<PublicSettings | null>(null);

export function SettingsProvider({ settings, children }: { settings: PublicSettings; children: ReactNode }) {
  return <SettingsContext value={settings}>{children}</SettingsContext>;
}

export function useSettings(): PublicSettings {
  const settings = use(SettingsContext);
  if (!settings) throw new Error("useSettings needs SettingsProvider around it");
  return settings;
}
