/** `standalone`: opened from an iPhone's home screen. */
export type Agent = { userAgent: string; maxTouchPoints?: number; standalone?: boolean };

/** iPhone or iPad; an iPad says that it is a Mac, but no Mac has a touch screen. */
export function isIos({ userAgent, maxTouchPoints = 0 }: Agent): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}

/**
 * Browsers inside other apps, which often give no camera. Android's WebView says `wv`, or `Version/4.0` before Chrome's; that of iOS lacks `Safari/`.
 */
export function isInApp(agent: Agent): boolean {
  const { userAgent, standalone = false } = agent;
  if (isIos(agent) && !standalone && !/Safari\//.test(userAgent)) return true;
  return /FBAN|FBAV|FB_IAB|Instagram|BytedanceWebview|musical_ly|TikTok|Line\/|MicroMessenger|Twitter|Snapchat|; wv\)|Version\/4.0 Chrome/.test(
    userAgent,
  );
}
