"use client";

import { type ReactNode, useEffect } from "react";
import { CaseFrame } from "@/components/case/case-frame";
import { watchOtherTabs } from "@/components/case/seal-tabs";
import { ChannelContext } from "@/components/ui/channel";
import { useWords } from "@/components/ui/words";
import type { Staff } from "@/lib/staff/staff";
import { CaseBar } from "./case-bar";
import { tellHandedOver } from "./lock/handed-over";
import { useCovered } from "./use-covered";
import { useKeptLenses } from "./use-kept-lenses";

/** Around every page of an assisted journey. */
export function BranchCase({
  staff,
  children,
}: {
  staff: Pick<Staff, "name" | "branch">;
  children: ReactNode;
}) {
  useKeptLenses();
  useCovered();
  // Of a tablet that another tab has unlocked; locked, it leads to the lock's page.
  const list = `/${useWords().locale}/branch`;
  useEffect(() => watchOtherTabs(list), [list]);
  useEffect(tellHandedOver, []);
  return (
    <ChannelContext value="branch">
      <div data-channel="branch" className="flex flex-1 flex-col">
        <CaseBar staff={staff} />
        <CaseFrame>{children}</CaseFrame>
      </div>
    </ChannelContext>
  );
}
