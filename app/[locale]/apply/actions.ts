"use server";

import { headers } from "next/headers";
import { issueCertificate } from "@/lib/kredibel/client";
import type { Outcome } from "@/lib/onboarding/outcome";
import { kredibelConnection } from "@/lib/server/kredibel";
import { log } from "@/lib/server/log";
import { comesFromHere } from "@/lib/server/origin";
import { verifyPhoto } from "@/lib/server/photo";
import { submit } from "@/lib/server/submit";

/** A public doorway: anybody can post anything here. What it lets through is in `lib/server/submit`. */
export async function submitApplication(form: FormData): Promise<Outcome> {
  if (!comesFromHere(await headers())) return { kind: "refused", reason: "session" };
  return submit(form, {
    verifyPhoto,
    issue: (request) => issueCertificate(request, kredibelConnection()),
    now: () => new Date(),
    log: log(),
  });
}
