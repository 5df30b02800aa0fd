import { liveRegionId } from "./announcements";

/** From the start: a live region that comes with its text is silent. React leaves the text alone. */
export function Announcer() {
  return <p id={liveRegionId} role="status" className="sr-only" />;
}
