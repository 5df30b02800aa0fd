/** What the operator sets and a person may see; no secret is ever among these. */
export type PublicSettings = {
  brandName: string;
  /** Null: the page names no contact. */
  supportContact: string | null;
  privacyNoticeUrl: string;
  certificateTermsUrl: string;
  /** True while the answers come from the simulator. */
  simulated: boolean;
};
