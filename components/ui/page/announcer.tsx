import { liveRegionId } from "./announcements";

/** From the start: a live region that arrives with its text stays silent. React leaves its text alone. */
export function Announcer() {
  return <p id={liveRegionId} role="status" className="sr-only" />;
}
