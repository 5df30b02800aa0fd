import { consentVersion } from "../fields/consent";
import { getJourney, setConsent } from "./draft";

const key = "updated-page";

/** Both ticks go along, in this tab and for one load. */
export function loadUpdated(address: string): void {
  const { check, certificate } = getJourney().draft.consent;
  try {
    sessionStorage.setItem(key, check && certificate ? consentVersion : "");
  } catch {
    // Blocked: the boxes are ticked once more.
  }
  location.assign(`${address}${address.includes("?") ? "&" : "?"}why=updated`);
}

/** In place of a page of another build. */
export const updated: boolean = typeof sessionStorage !== "undefined" && takeOver();

function takeOver(): boolean {
  try {
    const version = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    // Ticks under other sentences are no consent to these.
    if (version === consentVersion) setConsent({ check: true, certificate: true });
    return version !== null;
  } catch {
    return false;
  }
}
