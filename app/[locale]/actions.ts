"use server";

import { cookies, headers } from "next/headers";
import type { StartReply } from "@/lib/onboarding/start-reply";
import { clientAddress } from "@/lib/server/address";
import { settings } from "@/lib/server/env";
import { ledger } from "@/lib/server/ledger";
import { log } from "@/lib/server/log";
import { comesFromHere } from "@/lib/server/origin";
import { endApplication, keepToken } from "@/lib/server/session";
import { currentStaff } from "@/lib/server/staff";
import { start } from "@/lib/server/start";

/** A public doorway: opens an application for this browser. What it lets through is in `lib/server/start`. */
export async function startApplication(form: FormData): Promise<StartReply> {
  const head = await headers();
  if (!comesFromHere(head)) return { kind: "refused", reason: "session" };
  const starter = {
    address: clientAddress(head, settings().TRUSTED_PROXY_HOPS),
    staff: await currentStaff(),
  };
  const { reply, token } = await start(form, starter, { ledger: ledger(), log: log() });
  if (token) keepToken(await cookies(), token, head.get("origin") ?? "");
  return reply;
}

/** Ends this browser's application, so that the next visit begins anew. What is under way goes on. */
export async function leaveApplication(): Promise<void> {
  if (comesFromHere(await headers())) await endApplication(await cookies(), ledger());
}
