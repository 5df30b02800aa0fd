"use client";

import { Button, type ButtonLook } from "./button";
import { Printer } from "./more-icons";
import { useWords } from "./words";

export function PrintButton({ look = "second" }: { look?: ButtonLook }) {
  const { words } = useWords();
  return (
    <Button look={look} onClick={() => print()}>
      <Printer className="size-5" />
      {words.result.print}
    </Button>
  );
}
