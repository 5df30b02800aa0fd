"use client";

import type { ReactNode } from "react";
import { ActionBar } from "@/components/journey/step-frame";
import { Button } from "@/components/ui/button";
import { Emphasis } from "@/components/ui/emphasis";
import { Camera, Check } from "@/components/ui/icons";
import { useWords } from "@/components/ui/words";
import { CardIllustration, SelfieIllustration } from "./illustrations";
import { TwoColumns } from "./two-columns";

const illustrations = { card: CardIllustration, selfie: SelfieIllustration };

type IntroProps = {
  step: "card" | "selfie";
  onOpen: () => void;
  notice: ReactNode;
  upload: ReactNode;
};

export function Intro({ step, onOpen, notice, upload }: IntroProps) {
  const { words } = useWords();
  const Illustration = illustrations[step];
  return (
    <TwoColumns picture={<Illustration />}>
      {notice}
      <Tips step={step} />
      <p className="text-help text-muted">
        <Emphasis>{words.camera.asks[step]}</Emphasis>
      </p>
      <ActionBar>
        <Button onClick={onOpen}>
          <Camera className="size-5" />
          {words.camera.open}
        </Button>
        {upload}
      </ActionBar>
    </TwoColumns>
  );
}

export function Tips({ step }: { step: "card" | "selfie" }) {
  const { words } = useWords();
  return (
    <ul className="space-y-3">
      {words[step].tips.map((tip) => (
        <li key={tip} className="flex gap-3">
          <Check className="mt-0.5 size-6 shrink-0 text-brand" />
          {tip}
        </li>
      ))}
    </ul>
  );
}
