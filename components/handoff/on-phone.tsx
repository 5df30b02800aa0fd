"use client";

import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { inTime } from "@/components/ui/ask-server";
import { Button, waits } from "@/components/ui/button";
import { CopyLink } from "@/components/ui/copy-link";
import { FieldMessage } from "@/components/ui/field";
import { useNewPage } from "@/components/ui/page/use-new-page";
import { useWords } from "@/components/ui/words";
import { isInApp } from "@/lib/camera/browser";
import { type Locale, localeFacts } from "@/lib/locales";
import type { PhoneSeen } from "@/lib/onboarding/handoff";
import type { HandoffWords } from "@/lib/words/handoff";

const route = "/api/phone";

/** The address' own, which a language switch loses: the code, and what a session has sealed. */
let fragment = "";

type Asked = { code: string } | { number: string } | null;

type View =
  | { kind: "checking" }
  /** In another app: the code is not used yet. */
  | { kind: "browser"; camera: boolean }
  | { kind: "seen"; seen: Answer };

type Answer = Exclude<PhoneSeen, { state: "ask_again" }>;

type Said = { words: HandoffWords["phone"]; copy: HandoffWords["copy"] };

export function OnPhone({ words, copy }: Said) {
  const { locale } = useWords();
  const [view, setView] = useState<View>({ kind: "checking" });
  /** What had no answer. */
  const [unanswered, setUnanswered] = useState<{ asked: Asked } | null>(null);
  const [busy, setBusy] = useState(false);

  /** Another code may be opened in this page before the first is answered. */
  const latest = useRef<Asked>(null);

  const ask = async (asked: Asked) => {
    latest.current = asked;
    setBusy(true);
    setUnanswered(null);
    const seen = await askPhoneRoute(asked);
    if (latest.current !== asked) return;
    setBusy(false);
    if (!seen) return setUnanswered({ asked });
    if (seen.state !== "confirmed") return setView({ kind: "seen", seen });
    const ref = seen.ref === null ? "" : `?ref=${encodeURIComponent(seen.ref)}`;
    const sealed = fragment.split(".")[1];
    // In place of this page: its address has the code.
    location.replace(`/${locale}${ref}${sealed ? `#${sealed}` : ""}`);
  };
  const openCode = () => ask(fragment ? { code: fragment.split(".", 1)[0] ?? "" } : null);
  const look = useEffectEvent(() => {
    fragment = location.hash.slice(1) || fragment;
    const camera = navigator.mediaDevices !== undefined;
    if (isInApp(navigator) || !camera) setView({ kind: "browser", camera });
    else void openCode();
  });
  useEffect(() => {
    look();
    const lookAgain = () => look();
    addEventListener("hashchange", lookAgain);
    return () => removeEventListener("hashchange", lookAgain);
  }, []);

  const { heading, lead } = saidOn(view, words, locale);
  const title = useNewPage(heading);
  return (
    <div className="mx-auto flex w-full max-w-column flex-1 flex-col gap-6 pb-12">
      <header>
        <h1 ref={title} tabIndex={-1} className="text-heading">
          {heading}
        </h1>
        {lead && <p className="mt-2">{lead}</p>}
      </header>
      {view.kind === "browser" && (
        <InBrowser copy={copy} anyway={view.camera && openCode}>
          {words.browser.anyway}
        </InBrowser>
      )}
      {view.kind === "seen" && view.seen.state === "number" && (
        <Numbers {...view.seen} words={words} busy={busy} onPick={(number) => ask({ number: `${number}` })} />
      )}
      {unanswered && (
        <>
          <div role="alert">
            <FieldMessage tone="warn">{words.offline}</FieldMessage>
          </div>
          <Button {...waits(busy, () => ask(unanswered.asked))}>{words.retry}</Button>
        </>
      )}
    </div>
  );
}

function saidOn(view: View, words: Said["words"], locale: Locale): { heading: string; lead: string } {
  switch (view.kind) {
    case "checking":
      return { heading: words.heading, lead: words.checking };
    case "browser":
      return { ...words.browser, ...(!view.camera && { lead: words.noCamera }) };
    case "seen": {
      const { seen } = view;
      if (seen.state === "confirmed") return { heading: words.heading, lead: words.checking };
      if (seen.state !== "number") return words.troubles[seen.state];
      return {
        heading: words.heading,
        lead: `${words.started.replace("#", timeOf(seen.startedAt, locale))}.`,
      };
    }
  }
}

type NumbersProps = Extract<PhoneSeen, { state: "number" }> &
  Pick<Said, "words"> & {
    busy: boolean;
    onPick: (number: number) => void;
  };

function Numbers({ choices, again, words, busy, onPick }: NumbersProps) {
  return (
    <>
      <div className="rounded-field border border-current/10 bg-warn-soft p-4">
        <FieldMessage tone="warn">{words.warning}</FieldMessage>
      </div>
      <fieldset className="space-y-3">
        <legend className="text-section">{words.pick}</legend>
        {again && (
          <div key={choices.join()} role="alert">
            <FieldMessage>{words.again}</FieldMessage>
          </div>
        )}
        {choices.map((number) => (
          <Button
            key={number}
            look="second"
            className="w-full text-heading digits"
            {...waits(busy, () => onPick(number))}
          >
            {number}
          </Button>
        ))}
      </fieldset>
    </>
  );
}

type InBrowserProps = Pick<Said, "copy"> & { anyway: false | (() => void); children: ReactNode };

function InBrowser({ copy, anyway, children }: InBrowserProps) {
  const { locale } = useWords();
  return (
    <>
      <CopyLink link={`${location.origin}/${locale}/phone#${fragment}`} words={copy} />
      {anyway && (
        <Button look="second" onClick={anyway}>
          {children}
        </Button>
      )}
    </>
  );
}

/** By this phone's clock. */
const timeOf = (moment: string, locale: Locale) =>
  new Intl.DateTimeFormat(localeFacts[locale].tag, { hour: "2-digit", minute: "2-digit" }).format(
    new Date(moment),
  );

async function askPhoneRoute(asked: Asked): Promise<Answer | null> {
  const first = await askOnce(asked);
  // The cookie comes before the code is used, so a lost answer uses nothing up.
  const seen = first?.state === "ask_again" ? await askOnce(asked) : first;
  return seen?.state === "ask_again" ? { state: "cookie" } : seen;
}

function askOnce(asked: Asked): Promise<PhoneSeen | null> {
  const request = asked && { method: "POST", body: new URLSearchParams(asked) };
  return fetch(route, { ...request, signal: inTime() }).then(
    (answer) => (answer.ok ? answer.json() : null),
    () => null,
  );
}
