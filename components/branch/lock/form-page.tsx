import type { ReactNode } from "react";
import { FocusedHeading } from "@/components/ui/page/focused";
import { Problem } from "./problem";

type FormPageProps = {
  heading: string;
  lead: string;
  /** What was wrong with what was typed on the page before. */
  problem: string | null;
  children: ReactNode;
};

/** Asks staff for something: a code, a PIN, a password. */
export const FormPage = ({ heading, lead, problem, children }: FormPageProps) => (
  <div className="mx-auto w-full max-w-column space-y-6 pb-12">
    <div className="space-y-2">
      <FocusedHeading>{heading}</FocusedHeading>
      <p>{lead}</p>
    </div>
    {problem && <Problem sentence={problem} />}
    {children}
  </div>
);
