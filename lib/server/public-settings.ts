import "server-only";
import { brandStyle, type Colour } from "../brand-colours";
import type { Locale } from "../onboarding/locale";
import type { PublicSettings } from "../public-settings";
import { settings } from "./env";
import { readLogo } from "./logo";

function logoUrl(path: string | undefined): string | null {
  const logo = path === undefined ? null : readLogo(path);
  return logo && `/api/brand-logo?v=${logo.version}`;
}

/** The few settings that a person may see, for a page in this language. */
export function publicSettings(locale: Locale): PublicSettings {
  const {
    BRAND_NAME,
    BRAND_LOGO,
    SUPPORT_CONTACT,
    PRIVACY_NOTICE_URL,
    CERTIFICATE_TERMS_URL,
    RETURN_URL,
    KREDIBEL_SIMULATOR,
  } = settings();
  return {
    brandName: BRAND_NAME,
    logoUrl: logoUrl(BRAND_LOGO),
    supportContact: SUPPORT_CONTACT ?? null,
    privacyNoticeUrl: PRIVACY_NOTICE_URL ?? `/${locale}/privacy`,
    certificateTermsUrl: CERTIFICATE_TERMS_URL ?? `/${locale}/terms`,
    returnUrl: RETURN_URL ?? null,
    simulated: KREDIBEL_SIMULATOR,
  };
}

/** The operator's colour as CSS, see `brandStyle`; `null` where none is set. */
export function brandCss(): string | null {
  const { BRAND_COLOR } = settings();
  return BRAND_COLOR === undefined ? null : brandStyle(BRAND_COLOR.toLowerCase() as Colour);
}
