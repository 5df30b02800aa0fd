"use client";

import { useEffect } from "react";
import { type ChosenLenses, keepLenses } from "@/lib/camera/memory";
import { photoFields } from "@/lib/kredibel/constraints";

const aYear = 365 * 24 * 60 * 60;
const cookieName = (field: string) => `lens-${field}`;

/** Keeps a tablet's lenses in cookies: the rest of its memory is wiped after each customer. */
export function useKeptLenses(): void {
  useEffect(() => keepLenses(keptLenses(), write), []);
}

function write(chosen: ChosenLenses): void {
  for (const field of photoFields) {
    const lens = chosen[field];
    const value = lens ? new URLSearchParams({ id: lens.deviceId, label: lens.label }) : "";
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in some of our browsers
    document.cookie = `${cookieName(field)}=${value}; path=/; max-age=${lens ? aYear : 0}; samesite=strict`;
  }
}

function keptLenses(): ChosenLenses {
  const lenses: ChosenLenses = {};
  for (const field of photoFields) {
    const [, value] = new RegExp(`(?:^|; )${cookieName(field)}=([^;]*)`).exec(document.cookie) ?? [];
    const kept = new URLSearchParams(value ?? "");
    const deviceId = kept.get("id");
    if (deviceId) lenses[field] = { deviceId, label: kept.get("label") ?? "" };
  }
  return lenses;
}
