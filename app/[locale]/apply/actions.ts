"use server";

import { headers } from "next/headers";
import { after } from "next/server";
import { issueCertificate } from "@/lib/kredibel/client";
import type { SubmitReply } from "@/lib/onboarding/attempt-status";
import { clientAddress } from "@/lib/server/address";
import { admitSubmission, timeCall } from "@/lib/server/admit";
import { callGate } from "@/lib/server/breaker";
import { settings } from "@/lib/server/env";
import { settlePauses } from "@/lib/server/issue-once";
import { kredibelConnection } from "@/lib/server/kredibel";
import { ledger } from "@/lib/server/ledger";
import { comesFromHere } from "@/lib/server/origin";
import { ownCookies } from "@/lib/server/own-cookies";
import { verifyPhoto } from "@/lib/server/photo";
import { requestLog } from "@/lib/server/request-log";
import { currentApplication } from "@/lib/server/session";
import { currentStaff } from "@/lib/server/staff";
import { isStopping } from "@/lib/server/stopping";
import { submit } from "@/lib/server/submit";

/** A public doorway: anybody can post anything here. What it lets through is in `lib/server/submit`. */
export async function submitApplication(form: FormData): Promise<SubmitReply> {
  const head = await headers();
  if (!comesFromHere(head)) return { kind: "refused", reason: "session" };
  const sender = {
    application: await currentApplication(await ownCookies(), ledger()),
    staff: await currentStaff(),
    address: clientAddress(head, settings().TRUSTED_PROXY_HOPS),
  };
  const log = await requestLog();
  const running = admitSubmission((onReplay) =>
    submit(form, sender, {
      ledger: ledger(),
      gate: callGate(),
      verifyPhoto,
      isStopping,
      onReplay,
      issue: (request, beforeSend) =>
        timeCall(() => issueCertificate(request, { ...kredibelConnection(), beforeSend })),
      now: () => new Date(),
      log,
      settlePauses,
    }),
  );
  // Whoever sent it may be gone: a server that stops still waits for how it ends.
  after(() => running.catch(() => {}));
  return running;
}
