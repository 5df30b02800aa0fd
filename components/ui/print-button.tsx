"use client";

import { Printer } from "lucide-react";
import { Button, type ButtonLook } from "./button";
import { useWords } from "./words";

export function PrintButton({ look = "second" }: { look?: ButtonLook }) {
  const { words } = useWords();
  return (
    <Button look={look} onClick={() => print()}>
      <Printer aria-hidden="true" className="size-5" />
      {words.result.print}
    </Button>
  );
}
