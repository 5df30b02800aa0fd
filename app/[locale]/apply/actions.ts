"use server";

import { headers } from "next/headers";
import { after } from "next/server";
import { issueCertificate } from "@/lib/kredibel/client";
import type { Outcome } from "@/lib/onboarding/outcome";
import { admitSubmission, timeCall } from "@/lib/server/admit";
import { kredibelConnection } from "@/lib/server/kredibel";
import { log } from "@/lib/server/log";
import { comesFromHere } from "@/lib/server/origin";
import { verifyPhoto } from "@/lib/server/photo";
import { requestIdHeader } from "@/lib/server/request-id";
import { submit } from "@/lib/server/submit";

/** A public doorway: anybody can post anything here. What it lets through is in `lib/server/submit`. */
export async function submitApplication(form: FormData): Promise<Outcome> {
  const sent = await headers();
  if (!comesFromHere(sent)) return { kind: "refused", reason: "session" };
  const running = admitSubmission(() =>
    submit(form, {
      verifyPhoto,
      issue: (request) => timeCall(() => issueCertificate(request, kredibelConnection())),
      now: () => new Date(),
      log: log().child({ requestId: sent.get(requestIdHeader) }),
    }),
  );
  // Whoever sent it may be gone: a server that stops still waits for how it ends.
  after(() => running.catch(() => {}));
  return running;
}
