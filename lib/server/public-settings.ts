import "server-only";
import type { Locale } from "../onboarding/locale";
import type { PublicSettings } from "../public-settings";
import { settings } from "./env";

/** The few settings that a person may see, for a page in this language. */
export function publicSettings(locale: Locale): PublicSettings {
  const { BRAND_NAME, SUPPORT_CONTACT, PRIVACY_NOTICE_URL, CERTIFICATE_TERMS_URL, KREDIBEL_SIMULATOR } =
    settings();
  return {
    brandName: BRAND_NAME,
    supportContact: SUPPORT_CONTACT ?? null,
    privacyNoticeUrl: PRIVACY_NOTICE_URL ?? `/${locale}/privacy`,
    certificateTermsUrl: CERTIFICATE_TERMS_URL ?? `/${locale}/terms`,
    simulated: KREDIBEL_SIMULATOR,
  };
}
