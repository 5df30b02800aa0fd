import type { ReactNode } from "react";
import { SelfCase } from "@/components/case/self-case";

export default function SelfLayout({ children }: { children: ReactNode }) {
  return <SelfCase>{children}</SelfCase>;
}
