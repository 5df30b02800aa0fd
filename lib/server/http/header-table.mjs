/** OWASP Secure Headers. JavaScript, for `next.config.mjs`. */

/** Only names that engines know everywhere: `bluetooth` and `web-share` are remarked upon where they do not exist. */
const switchedOff = [
  "accelerometer",
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
  "window-management",
  "xr-spatial-tracking",
];

export const everywhere = {
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  // Pages set their own.
  "Content-Security-Policy":
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "Permissions-Policy": [
    "camera=(self)",
    "clipboard-write=(self)",
    ...switchedOff.map((power) => `${power}=()`),
  ].join(", "),
  // `no-referrer` sends `Origin: null` from forms before hydration.
  "Referrer-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/** A worker obeys its script's policy, not the page's. */
export const onScripts = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

export const neverStored = { "Cache-Control": "no-store" };
