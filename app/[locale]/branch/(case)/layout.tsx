import type { ReactNode } from "react";
import { BranchCase } from "@/components/branch/branch-case";
import { currentStaff } from "@/lib/server/branch/staff";

/** No guard: each page calls `requireStaff` itself. */
export default async function CaseLayout({ children }: { children: ReactNode }) {
  const staff = await currentStaff();
  if (!staff) return children;
  const { name, branch } = staff;
  return <BranchCase staff={{ name, branch }}>{children}</BranchCase>;
}
