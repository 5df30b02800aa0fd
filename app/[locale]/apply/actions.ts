"use server";

import { cookies, headers } from "next/headers";
import { issueCertificate } from "@/lib/kredibel/client";
import type { SubmitReply } from "@/lib/onboarding/attempt-status";
import { clientAddress } from "@/lib/server/address";
import { callGate } from "@/lib/server/breaker";
import { settings } from "@/lib/server/env";
import { settlePauses } from "@/lib/server/issue-once";
import { kredibelConnection } from "@/lib/server/kredibel";
import { ledger } from "@/lib/server/ledger";
import { log } from "@/lib/server/log";
import { comesFromHere } from "@/lib/server/origin";
import { verifyPhoto } from "@/lib/server/photo";
import { currentApplication } from "@/lib/server/session";
import { submit } from "@/lib/server/submit";

/** A public doorway: anybody can post anything here. What it lets through is in `lib/server/submit`. */
export async function submitApplication(form: FormData): Promise<SubmitReply> {
  const head = await headers();
  if (!comesFromHere(head)) return { kind: "refused", reason: "session" };
  const sender = {
    application: await currentApplication(await cookies(), ledger()),
    address: clientAddress(head, settings().TRUSTED_PROXY_HOPS),
  };
  return submit(form, sender, {
    ledger: ledger(),
    gate: callGate(),
    verifyPhoto,
    issue: (request, beforeSend) => issueCertificate(request, { ...kredibelConnection(), beforeSend }),
    now: () => new Date(),
    log: log(),
    settlePauses,
  });
}
