import type { Channel } from "./channels";

/** `after_problem`: once the camera has failed. */
export const photoUploads = ["on", "off", "after_problem"] as const;
type PhotoUpload = (typeof photoUploads)[number];

/** `first`: at the top of the start page. */
export const handoffOffers = ["off", "offer", "first"] as const;

/** No secrets. */
export type PublicSettings = {
  build: string;
  brandName: string;
  /** Null: show the name. */
  logoUrl: string | null;
  supportContact: string | null;
  privacyNoticeUrl: string;
  certificateTermsUrl: string;
  photoUpload: PhotoUpload;
  /** Null: no link. */
  returnUrl: string | null;
  /** Milliseconds until the idle warning. */
  idleMs: Record<Channel, number>;
  simulated: boolean;
};
