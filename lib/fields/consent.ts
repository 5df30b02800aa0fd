/** The version of the two consent sentences in `lib/words`. Change it together with either of them, in any language. */
export const consentVersion = "2026-11-23";

/** What a ticked box is in a form. */
export const consentGiven = "yes";
