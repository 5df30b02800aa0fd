import type { Channel } from "./channels";

/** Whether photos may come from files: always, never, or once the camera has failed. */
export const photoUploads = ["on", "off", "after_problem"] as const;
export type PhotoUpload = (typeof photoUploads)[number];

/** What the operator sets and a person may see; no secret is ever among these. */
export type PublicSettings = {
  /** The build that the page is of. */
  build: string;
  brandName: string;
  /** Address of the operator's logo; null: the name stands in its place. */
  logoUrl: string | null;
  /** Null: the page names no contact. */
  supportContact: string | null;
  privacyNoticeUrl: string;
  certificateTermsUrl: string;
  photoUpload: PhotoUpload;
  /** Where a result leads on to; null: it is the end. */
  returnUrl: string | null;
  /** So long nobody may touch a page that holds something, by who holds the device; then it warns. Milliseconds. */
  idleMs: Record<Channel, number>;
  /** True while the answers come from the simulator. */
  simulated: boolean;
};
