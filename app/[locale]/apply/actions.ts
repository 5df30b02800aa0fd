"use server";

import { after } from "next/server";
import type { SubmitReply } from "@/lib/onboarding/attempt/attempt-status";
import { currentStaff, handOver } from "@/lib/server/branch/staff";
import { actionHead, asForm } from "@/lib/server/http/action-head";
import { clientAddress } from "@/lib/server/http/address";
import { ownCookies } from "@/lib/server/http/cookies/own-cookies";
import { currentApplication } from "@/lib/server/http/cookies/session";
import { comesFromHere } from "@/lib/server/http/origin";
import { requestLog } from "@/lib/server/ops/request-log";
import { services } from "@/lib/server/services";
import { settlePauses } from "@/lib/server/submit/issue-once";
import { verifyPhoto } from "@/lib/server/submit/photo";
import { submit } from "@/lib/server/submit/submit";

/** Public endpoint: the checks are in `lib/server/submit/submit`. */
export async function submitApplication(sent: FormData): Promise<SubmitReply> {
  const head = await actionHead();
  if (!comesFromHere(head)) return { kind: "refused", reason: "session" };
  const { ledger, gateway, settings, stopping, submissions, photoTurns } = services();
  // Admitted before anything waits: each holds its photos.
  const running = submissions.run(async () => {
    const application = await currentApplication(await ownCookies(), services());
    const staff = await currentStaff();
    if (application?.channel === "branch") await handOver(staff);
    const sender = {
      application,
      staff,
      address: clientAddress(head, settings.TRUSTED_PROXY_HOPS),
    };
    return submit(asForm(sent), sender, {
      ledger,
      gateway,
      verifyPhoto: (bytes, limits) => verifyPhoto(bytes, limits, photoTurns),
      isStopping: stopping.begun,
      log: await requestLog(),
      settlePauses,
    });
  });
  // Whoever sent it may be gone: a server that stops still waits for how it ends.
  after(() => running.catch(() => {}));
  return running;
}
