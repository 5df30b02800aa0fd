/** Browsers whose settings look different enough to need steps of their own. */
export const browserFamilies = [
  "chrome_android",
  "samsung_internet",
  "safari_ios",
  "chrome_ios",
  "chrome_desktop",
  "edge_desktop",
  "other",
] as const;
export type BrowserFamily = (typeof browserFamilies)[number];

type Agent = { userAgent: string; maxTouchPoints?: number };

/** Which of them this is. */
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

/** iPhone or iPad; an iPad says that it is a Mac, but no Mac has a touch screen. */
export function isIos({ userAgent, maxTouchPoints = 0 }: Agent): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}

/** Browsers inside other apps, which often have no camera to give. Each names itself; Android's WebView says `wv`. */
export function isInApp({ userAgent }: Agent): boolean {
  return /FBAN|FBAV|FB_IAB|Instagram|BytedanceWebview|musical_ly|TikTok|Line\/|MicroMessenger|Twitter|Snapchat|; wv\)/.test(
    userAgent,
  );
}
