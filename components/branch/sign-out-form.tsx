"use client";

import type { ReactNode } from "react";
import { sealOtherTabs } from "@/components/case/seal-tabs";

/** A plain form: with the old page all that it held in memory is gone. */
export const SignOutForm = ({ children }: { children: ReactNode }) => (
  <form method="post" action="/api/staff/sign-out" onSubmit={sealOtherTabs}>
    {children}
  </form>
);
