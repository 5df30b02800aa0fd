"use client";

import { UserRoundPlus } from "lucide-react";
import { endCase } from "@/components/case/end-case";
import { pathOf } from "@/components/journey/paths";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/words";

/** Ends what the browser may still know of the last customer, whose result would be shown to the next one otherwise. */
export function NewCustomerButton({ label }: { label: string }) {
  const { locale } = useWords();
  return (
    <Button className="grow sm:grow-0" onClick={() => endCase(pathOf("start", locale, "branch"))}>
      <UserRoundPlus aria-hidden="true" className="size-5" />
      {label}
    </Button>
  );
}
