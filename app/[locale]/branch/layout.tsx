import type { ReactNode } from "react";
import "./branch.css";

export default function BranchLayout({ children }: { children: ReactNode }) {
  return children;
}
