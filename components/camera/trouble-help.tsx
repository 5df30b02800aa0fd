"use client";

import { Emphasis } from "@/components/ui/emphasis";
import { useWords } from "@/components/ui/words";
import { browserFamily } from "@/lib/camera/browser-family";
import type { CameraProblem } from "@/lib/camera/problem";
import { cameraSteps } from "@/lib/words/camera-steps";
import { CopyLink } from "./copy-link";

/**
 * What to do about a camera problem in this very browser, step by step.
 * @param link the way on is another browser
 */
export function TroubleHelp({ cause, link }: { cause: CameraProblem; link: boolean }) {
  const { locale } = useWords();
  const steps = cameraSteps[locale][cause];
  return (
    <>
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
