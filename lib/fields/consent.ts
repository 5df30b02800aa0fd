/** Change with the consent sentences in `lib/words`. */
export const consentVersion = "2026-11-23";

export const consentGiven = "yes";
