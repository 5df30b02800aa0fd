export type Agent = { userAgent: string; maxTouchPoints?: number };

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
