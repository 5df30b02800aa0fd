import { emptyJourney, getJourney } from "@/lib/onboarding/draft";

let resumed = false;

export const noteResumed = () => {
  resumed = true;
};

/**
 * Once a page load, and only while nothing was begun on it: whoever starts again must not be sent back. Apart from
 * `use-resume`, since the start page asks this and must carry neither the rules nor the sending.
 */
export const mayResume = (): boolean => !resumed && getJourney() === emptyJourney;
