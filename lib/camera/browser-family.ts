import { type Agent, isIos } from "./browser";

/** Browsers whose settings look different enough to need steps of their own. */
const browserFamilies = [
  "chrome_android",
  "samsung_internet",
  "safari_ios",
  "chrome_ios",
  "chrome_desktop",
  "edge_desktop",
  "other",
] as const;
export type BrowserFamily = (typeof browserFamilies)[number];

export function browserFamily({ userAgent, maxTouchPoints }: Agent): BrowserFamily {
  if (isIos({ userAgent, maxTouchPoints })) {
    if (/CriOS|EdgiOS|FxiOS/.test(userAgent)) return "chrome_ios";
    return /Safari\//.test(userAgent) ? "safari_ios" : "other";
  }
  if (/SamsungBrowser\//.test(userAgent)) return "samsung_internet";
  if (/OPR\/|Firefox\/|UCBrowser\//.test(userAgent)) return "other";
  if (/Android/.test(userAgent)) return /Chrome\//.test(userAgent) ? "chrome_android" : "other";
  if (/Edg\//.test(userAgent)) return "edge_desktop";
  return /Chrome\//.test(userAgent) ? "chrome_desktop" : "other";
}
