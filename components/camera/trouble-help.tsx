"use client";

import { pathOf, withRef } from "@/components/journey/paths";
import { useChannel } from "@/components/ui/channel";
import { CopyLink } from "@/components/ui/copy-link";
import { Emphasis } from "@/components/ui/emphasis";
import { Copy } from "@/components/ui/more-icons";
import { useAnnounced } from "@/components/ui/page/use-announced";
import { useWords } from "@/components/ui/words";
import { browserFamily } from "@/lib/camera/browser-family";
import type { CameraTrouble } from "@/lib/camera/problem";
import { cameraHelp } from "@/lib/words/camera-help";

/**
 * What to do about the camera in this very browser.
 * @param link the way on is another browser
 */
export function TroubleHelp({
  trouble: { cause, measured },
  link,
}: {
  trouble: CameraTrouble;
  link: boolean;
}) {
  const { locale } = useWords();
  const words = cameraHelp[locale];
  const { lead, steps } = words.problems[cause];
  const said = measured ? words.measured(measured) : lead;
  // Orca is silent about a heading that takes the focus from a button that is gone.
  useAnnounced(said);
  return (
    <>
      <p>{said}</p>
      <ol className="list-decimal space-y-2 pl-6 marker:text-muted">
        {("other" in steps ? steps[browserFamily(navigator)] : steps).map((step) => (
          <li key={step}>
            <Emphasis>{step}</Emphasis>
          </li>
        ))}
      </ol>
      {link && <StartLink />}
    </>
  );
}

/** Of the first page, for another browser; only the operator's reference goes along. */
function StartLink() {
  const { locale } = useWords();
  const channel = useChannel();
  const link = new URL(withRef(pathOf("start", locale, channel)), location.href).href;
  return <CopyLink link={link} icon={<Copy className="size-5" />} words={cameraHelp[locale]} />;
}
