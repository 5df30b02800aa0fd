import { createHash } from "node:crypto";
import type { Logger } from "pino";
import type { Ledger } from "../ledger/ledger";
import { consentGiven, consentVersion } from "../onboarding/consent";
import { isLocale, type Locale } from "../onboarding/locale";
import { readRef } from "../onboarding/ref";
import type { StartReply } from "../onboarding/start-reply";
import { wordsOf } from "../words/of";

/**
 * Opens an application once both consents are given, under the very sentences that the page showed.
 * @param form what the browser sent, or anybody else
 * @returns the reply for the page, and the token for its cookie where one was opened
 */
export async function start(
  form: FormData,
  address: string,
  { ledger, log }: { ledger: Ledger; log: Logger },
): Promise<{ reply: StartReply; token?: string }> {
  const locale = form.get("locale");
  if (typeof locale !== "string" || !isLocale(locale) || !consents(form))
    return { reply: { kind: "refused", reason: "consent" } };
  const admission = await ledger.admitAddress("start", address);
  if (!admission.admitted)
    return { reply: { kind: "refused", reason: "limit", retryAt: admission.retryAt.toISOString() } };
  const ref = readRef(form.get("ref"));
  const { id, token } = await ledger.openApplication({
    channel: "self",
    locale,
    consentVersion,
    consentHash: consentHash(locale),
    ...(ref !== null && { ref }),
  });
  log.info({ applicationId: id, locale, channel: "self" }, "An application was opened.");
  return { reply: { kind: "started" }, token };
}

/** Both boxes are ticked, and the texts beside them were those that we have on record. */
function consents(form: FormData): boolean {
  return (
    form.get("consentCheck") === consentGiven &&
    form.get("consentCertificate") === consentGiven &&
    form.get("consentVersion") === consentVersion
  );
}

/** SHA-256 (hex) of what stands beside the two boxes in this language, one sentence a line. */
export function consentHash(locale: Locale): string {
  const { consentCheck, consentCertificate } = wordsOf(locale).start;
  return createHash("sha256").update(`${consentCheck}\n${consentCertificate}\n`).digest("hex");
}
