"use client";

import { useSearchParams } from "next/navigation";
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { rememberRef, withRef } from "@/components/journey/paths";
import { inTime } from "@/components/ui/ask-server";
import { Button, buttonClass } from "@/components/ui/button";
import { CopyLink } from "@/components/ui/copy-link";
import { FieldMessage } from "@/components/ui/field";
import { useAnnounced } from "@/components/ui/page/use-announced";
import { useNewPage } from "@/components/ui/page/use-new-page";
import { QrCode } from "@/components/ui/qr-code";
import { useWords } from "@/components/ui/words";
import type { HandoffCode, HandoffSeen } from "@/lib/onboarding/handoff";
import { readRef } from "@/lib/onboarding/ref";
import { progressOf } from "@/lib/onboarding/steps";
import type { HandoffWords } from "@/lib/words/handoff";
import { seenBesides, watchServer } from "./watch";

const route = "/api/handoff";
const box = "rounded-field border border-line bg-raised p-4";

/** Both survive a language switch, and end with the page. */
let code: HandoffCode | null = null;
let sealedPrefill = "";

/** Where a page that has just come makes a code. */
const beginsAnew: Record<HandoffSeen["state"], boolean> = {
  none: true,
  expired: true,
  cancelled: true,
  wrong: true,
  taken_back: true,
  waiting: false,
  number: false,
  phone: false,
  sent: false,
  finished: false,
  limit: false,
};

type Said = { words: HandoffWords["computer"]; copy: HandoffWords["copy"] };

export function OnComputer(said: Said) {
  const { locale } = useWords();
  const { words } = said;
  const ref = readRef(useSearchParams().get("ref"));
  const [seen, setSeen] = useState<HandoffSeen>({ state: "none" });
  const [silent, setSilent] = useState(false);
  const [sending, setSending] = useState(false);
  const [watched, setWatched] = useState(0);
  const asking = useRef(false);
  const { heading, lead } = words.states[seen.state];
  const title = useNewPage(heading, { view: seen.state });
  useAnnounced(silent ? words.offline : "");

  const begin = async () => {
    if (asking.current) return;
    asking.current = true;
    const body = new URLSearchParams({ locale, ref: ref ?? "", sealed: sealedPrefill });
    const begun: HandoffSeen | null = await fetch(route, { method: "POST", body, signal: inTime() }).then(
      (answer) => (answer.ok ? answer.json() : null),
      () => null,
    );
    asking.current = false;
    setSilent(begun === null);
    if (!begun) return;
    if (begun.state === "waiting") code = begun.code ?? null;
    setSeen(begun);
    setWatched((times) => times + 1);
  };
  const goOnHere = async () => {
    const left = await fetch(route, { method: "DELETE", signal: inTime() }).catch(() => null);
    setSilent(left === null);
    setSending(left?.status === 409);
    if (left?.ok) location.assign(`${withRef(`/${locale}`)}${sealedPrefill && `#${sealedPrefill}`}`);
  };
  const take = useEffectEvent((next: HandoffSeen | null) => {
    setSilent(next === null);
    if (!next || asking.current) return;
    const shown = seenBesides(code?.id ?? null, next);
    if (watched === 0 && beginsAnew[shown.state]) return void begin();
    setSeen(shown);
  });
  useEffect(() => {
    sealedPrefill ||= location.hash.slice(1);
    if (ref !== null) rememberRef(ref);
  }, [ref]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another code is watched anew
  useEffect(() => watchServer(take), [watched]);

  return (
    <div className="mx-auto flex w-full max-w-column flex-1 flex-col gap-6 pb-12">
      <header>
        <h1 ref={title} tabIndex={-1} className="text-heading">
          {heading}
        </h1>
        <p className="mt-2">{lead}</p>
      </header>
      {silent && <FieldMessage tone="warn">{words.offline}</FieldMessage>}
      {sending && (
        <div role="status">
          <FieldMessage tone="warn">{words.sending}</FieldMessage>
        </div>
      )}
      <Body {...said} seen={seen} onRenew={begin} onHere={goOnHere} />
    </div>
  );
}

type BodyProps = Said & { seen: HandoffSeen; onRenew: () => void; onHere: () => void };

function Body({ words, copy, seen, onRenew, onHere }: BodyProps): ReactNode {
  const { words: all } = useWords();
  const here = (label = words.here) => (
    <Button look="second" onClick={onHere}>
      {label}
    </Button>
  );
  switch (seen.state) {
    case "none":
      return here();
    case "waiting":
      return (
        <>
          {code && <QrCode {...code} label={words.qr} />}
          <Left words={words} leftMs={seen.leftMs} onRenew={onRenew} />
          {code && <CopyLink link={code.link} words={copy} />}
          {here()}
        </>
      );
    case "number":
      return (
        <>
          <p className={`text-center ${box}`}>
            <span className="text-help text-muted">{words.number}</span>
            {/* A new element each time, for the reader. */}
            <output
              key={seen.number}
              className="block font-semibold digits"
              style={{ fontSize: "3.5rem", lineHeight: 1.2 }}
            >
              {seen.number}
            </output>
          </p>
          <Left words={words} leftMs={seen.leftMs} onRenew={onRenew} />
          {here()}
        </>
      );
    case "phone": {
      const progress = seen.step && progressOf(seen.step);
      return (
        <>
          <p role="status" className={box}>
            {progress ? all.progress(progress.position, progress.total) : words.consent}
          </p>
          {here()}
        </>
      );
    }
    case "sent":
      return null;
    case "finished": {
      const { heading } = all.result[seen.outcome];
      return (
        <>
          <p role="status" className={`font-semibold ${box} ${seen.verifies ? "text-good" : ""}`}>
            {heading}
          </p>
          {seen.back && (
            <a href={seen.back} referrerPolicy="no-referrer" className={buttonClass()}>
              {all.result.carryOn}
            </a>
          )}
          {here(seen.verifies ? words.startAgain : words.here)}
        </>
      );
    }
    case "expired":
    case "cancelled":
    case "wrong":
      return (
        <>
          <Button onClick={onRenew}>{words.renew}</Button>
          {here()}
        </>
      );
    case "taken_back":
      return (
        <>
          <Button onClick={onHere}>{words.here}</Button>
          <Button look="second" onClick={onRenew}>
            {words.renew}
          </Button>
        </>
      );
    case "limit":
      return here();
  }
}

const minuteMs = 60_000;
const endingMs = 2 * minuteMs;

type LeftProps = Pick<Said, "words"> & { leftMs: number; onRenew: () => void };

/** How long the code is good, and another in time. */
function Left({ words, leftMs, onRenew }: LeftProps) {
  const ending = leftMs < endingMs;
  return (
    <>
      <p className="text-help text-muted">
        {words.left.replace("#", `${Math.max(1, Math.ceil(leftMs / minuteMs))}`)}
      </p>
      {ending && (
        <div role="alert">
          <FieldMessage tone="warn">{words.ending}</FieldMessage>
        </div>
      )}
      <Button look={ending ? "main" : "second"} onClick={onRenew}>
        {words.renew}
      </Button>
    </>
  );
}
