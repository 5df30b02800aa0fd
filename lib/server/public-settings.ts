import "server-only";
import type { Locale } from "../locales";
import type { PublicSettings } from "../public-settings";
import { buildId } from "./ops/build-id";
import { services } from "./services";

/** The settings that browsers may see. @param returnUrl of a session's person, in place of `RETURN_URL` */
export function publicSettings(locale: Locale, returnUrl?: string | null): PublicSettings {
  const { settings, brandLogo } = services();
  const {
    BRAND_NAME,
    SUPPORT_CONTACT,
    PRIVACY_NOTICE_URL,
    CERTIFICATE_TERMS_URL,
    PHOTO_UPLOAD,
    RETURN_URL,
    SELF_IDLE_MINUTES,
    BRANCH_IDLE_SECONDS,
    KREDIBEL_SIMULATOR,
  } = settings;
  return {
    build: buildId(),
    brandName: BRAND_NAME,
    logoUrl: brandLogo?.url ?? null,
    supportContact: SUPPORT_CONTACT ?? null,
    privacyNoticeUrl: PRIVACY_NOTICE_URL ?? `/${locale}/privacy`,
    certificateTermsUrl: CERTIFICATE_TERMS_URL ?? `/${locale}/terms`,
    photoUpload: PHOTO_UPLOAD,
    returnUrl: returnUrl ?? RETURN_URL ?? null,
    idleMs: { self: SELF_IDLE_MINUTES * 60_000, branch: BRANCH_IDLE_SECONDS * 1_000 },
    simulated: KREDIBEL_SIMULATOR,
  };
}
