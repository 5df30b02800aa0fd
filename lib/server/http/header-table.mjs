/**
 * The headers of every answer: pages, files, routes, errors (OWASP Secure Headers). JavaScript, because
 * `next.config.mjs` sends them and Node 20 imports no TypeScript. `lib/server/http/headers.ts` adds what pages need.
 */

/** Powers of a browser that this app has no use for, and whatever it embeds neither. */
const switchedOff = [
  "accelerometer",
  "bluetooth",
  "browsing-topics",
  "clipboard-read",
  "compute-pressure",
  "cross-origin-isolated",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "gamepad",
  "geolocation",
  "gyroscope",
  "hid",
  "identity-credentials-get",
  "idle-detection",
  "keyboard-map",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "otp-credentials",
  "payment",
  "picture-in-picture",
  "publickey-credentials-create",
  "publickey-credentials-get",
  "screen-wake-lock",
  "serial",
  "speaker-selection",
  "storage-access",
  "sync-xhr",
  "usb",
  "web-share",
  "window-management",
  "xr-spatial-tracking",
];

/** Name → value, on each answer. */
export const everywhere = {
  // Browsers obey it over https only, so plain http on this computer keeps working.
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  // For whatever is not a page; a page's own, with its nonce, takes its place.
  "Content-Security-Policy":
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "Permissions-Policy": [
    "camera=(self)",
    "clipboard-write=(self)",
    ...switchedOff.map((power) => `${power}=()`),
  ].join(", "),
  // Not `no-referrer`: a form posted before the page is awake would then carry `Origin: null`.
  "Referrer-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/**
 * On the app's own scripts. A worker obeys the policy of the file that it was started from, not that of the page: the
 * encoder's may load its other chunks, and speak to nobody.
 */
export const onScripts = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** On whatever may hold something personal, or changes: everything but files that are the same for everybody. */
export const neverStored = { "Cache-Control": "no-store" };
