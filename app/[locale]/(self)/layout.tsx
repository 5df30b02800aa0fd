import type { ReactNode } from "react";
import { SelfCase } from "@/components/case/self-case";

/** Around the pages of a case on the person's own device. */
export default function SelfLayout({ children }: { children: ReactNode }) {
  return <SelfCase>{children}</SelfCase>;
}
