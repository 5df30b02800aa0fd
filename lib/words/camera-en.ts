import type { CaptureWords } from "./camera";

/** English for everything that can happen to a camera. */
export const captureEn: CaptureWords = {
  troubles: {
    refused: {
      heading: "The camera is not allowed yet",
      lead: "Your browser remembers that this page may not use the camera. You can change that.",
    },
    unanswered: {
      heading: "The browser's question is still open",
      lead: "It was closed, or it has not been answered.",
    },
    blocked: {
      heading: "The camera is switched off on this device",
      lead: "This page is allowed to use it, but the device does not let the browser.",
    },
    policy: {
      heading: "This page cannot open the camera",
      lead: "That is due to a setting of the site, not to your device.",
    },
    none: {
      heading: "No camera found",
      lead: "The browser sees no camera on this device.",
    },
    busy: {
      heading: "The camera is in use",
      lead: "Another app or tab is using it.",
    },
    incapable: {
      heading: "This camera is not sharp enough",
      lead: "Its picture is too small for the photo that is needed.",
    },
    insecure: {
      heading: "This page was not opened securely",
      lead: "Browsers give the camera only to addresses that begin with https.",
    },
    in_app: {
      heading: "Open it in your browser",
      lead: "This page is shown inside another app, which cannot give it the camera.",
    },
    reload: {
      heading: "Reload to use the camera",
      lead: "After several refusals the browser asks again only once the page was reloaded.",
    },
    silent: {
      heading: "The camera sends no picture",
      lead: "It was opened, but no picture arrives.",
    },
    lost: {
      heading: "The camera was disconnected",
      lead: "It was unplugged or taken over, by a call for example. Your answers are still here.",
    },
    unsupported: {
      heading: "This browser cannot use a camera",
      lead: "It is too old, or was made without one.",
    },
  },
  pauses: {
    away: "The camera is paused. It starts again when you are back.",
    quiet: "The camera sends no picture. Wait a moment.",
    lost: "The camera was disconnected. Your answers are still here.",
  },
  hints: {
    identityImage: {
      dark: "Too dark. Find a brighter place.",
      bright: "Too bright. Move away from direct light.",
      motion: "Hold still for a moment.",
      blur: "Not sharp. Move back a little and hold still.",
      glare: "Light is reflecting. Tilt the card a little.",
    },
    faceImage: {
      dark: "Too dark. Find a brighter place.",
      bright: "Too bright. Move away from direct light.",
      motion: "Hold still for a moment.",
      blur: "Not sharp. Wipe the lens and hold still.",
      glare: "Light is reflecting. Turn a little.",
    },
  },
  afterwards: {
    identityImage: {
      dark: "It looks dark. Retake it in a brighter place, or use it if it can be read.",
      bright: "It looks too bright. Retake it, or use it if it can be read.",
      motion: "It looks shaken. Retake it, or use it if it can be read.",
      blur: "It does not look sharp. Retake it, or use it if it can be read.",
      glare: "There seems to be glare. Retake it, or use it if all can be read.",
    },
    faceImage: {
      dark: "It looks dark. Retake it in a brighter place, or use it if your face is clear.",
      bright: "It looks too bright. Retake it, or use it if your face is clear.",
      motion: "It looks shaken. Retake it, or use it if your face is clear.",
      blur: "It does not look sharp. Retake it, or use it if your face is clear.",
      glare: "There seems to be glare. Retake it, or use it if your face is clear.",
    },
  },
};
