import type { ReactNode } from "react";
import { SelfCase } from "@/components/case/self-case";
import { OperatorRef } from "@/components/journey/operator-ref";

/** Around the pages of a case on the person's own device. */
export default function SelfLayout({ children }: { children: ReactNode }) {
  return (
    <SelfCase>
      <OperatorRef />
      {children}
    </SelfCase>
  );
}
