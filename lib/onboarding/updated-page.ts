import { consentVersion } from "../fields/consent";
import { getJourney, setConsent } from "./draft";

const key = "updated-page";

/** Loads a page of the server's build. The ticks go along, in this tab alone and for one load. */
export function loadUpdated(address: string): void {
  const { check, certificate } = getJourney().draft.consent;
  try {
    sessionStorage.setItem(key, JSON.stringify([consentVersion, check, certificate]));
  } catch {
    // Blocked: the boxes are ticked once more.
  }
  const url = new URL(address, location.href);
  url.searchParams.set("why", "updated");
  location.assign(url.href);
}

/** Whether this page was loaded in place of one of another build. */
export const updated: boolean = typeof sessionStorage !== "undefined" && takeOver();

function takeOver(): boolean {
  try {
    const kept = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    if (kept === null) return false;
    const [version, check, certificate] = JSON.parse(kept);
    // Ticks under other sentences are no consent to these.
    if (version === consentVersion) setConsent({ check: check === true, certificate: certificate === true });
    return true;
  } catch {
    return false;
  }
}
