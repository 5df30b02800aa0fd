"use client";

import { Notice } from "@/components/ui/notice";
import { useWords } from "@/components/ui/words";
import type { Staff } from "@/lib/staff/staff";
import { branchCaseWords } from "@/lib/words/branch/branch-case";

/** The customer reads and gives the consent; who helps has a name. */
export function HandOver({ staff }: { staff: Pick<Staff, "name" | "branch"> }) {
  const { locale } = useWords();
  const { heading, helper, lead } = branchCaseWords[locale].handOver;
  return (
    <Notice tone="info">
      <h2 className="text-section">{heading}</h2>
      <p>
        {helper(staff.name, staff.branch)} {lead}
      </p>
    </Notice>
  );
}
