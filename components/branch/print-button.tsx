"use client";

import { Printer } from "lucide-react";
import { Button } from "@/components/ui/button";

export function PrintButton({ label }: { label: string }) {
  return (
    <Button onClick={() => print()}>
      <Printer aria-hidden="true" className="size-5" />
      {label}
    </Button>
  );
}
