"use client";

import { useEffect, useRef } from "react";
import { Emphasis } from "@/components/ui/emphasis";
import { useWords } from "@/components/ui/words";
import { browserFamily } from "@/lib/camera/browser-family";
import { cameraPermission } from "@/lib/camera/facts";
import { cameraHelp } from "@/lib/words/camera-help";
import { CopyLink } from "./copy-link";
import type { Trouble } from "./use-capture";

type TroubleHelpProps = {
  trouble: Trouble;
  /** The way on is another browser. */
  link: boolean;
  /** The camera may be there by now. */
  onReturn: () => void;
};

/** What happened to the camera, and what to do about it in this very browser, step by step. */
export function TroubleHelp({ trouble: { cause, measured }, link, onReturn }: TroubleHelpProps) {
  const { locale } = useWords();
  const words = cameraHelp[locale];
  const { lead, steps } = words.problems[cause];
  useCameraReturn(onReturn);
  return (
    <>
      <p>{measured ? words.measured(measured) : lead}</p>
      <ol className="list-decimal space-y-2 pl-6 marker:text-muted">
        {("other" in steps ? steps[browserFamily(navigator)] : steps).map((step) => (
          <li key={step}>
            <Emphasis>{step}</Emphasis>
          </li>
        ))}
      </ol>
      {link && <CopyLink />}
    </>
  );
}

/** Asks again by itself once the permission is given after all, or a camera is plugged in. */
function useCameraReturn(onReturn: () => void) {
  const latest = useRef(onReturn);
  latest.current = onReturn;
  useEffect(() => {
    const stopping = new AbortController();
    const { signal } = stopping;
    // Not there on an insecure page.
    navigator.mediaDevices?.addEventListener?.("devicechange", () => latest.current(), { signal });
    void cameraPermission().then((permission) =>
      permission?.addEventListener("change", () => permission.state === "granted" && latest.current(), {
        signal,
      }),
    );
    return () => stopping.abort();
  }, []);
}
