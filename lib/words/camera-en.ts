import type { CaptureWords } from "./camera";

/** English for everything that can happen to a camera. */
export const captureEn: CaptureWords = {
  troubles: {
    refused: "The camera is not allowed yet",
    unanswered: "The browser's question is still open",
    blocked: "The camera is switched off on this device",
    policy: "This page cannot open the camera",
    none: "No camera found",
    busy: "The camera is in use",
    incapable: "This camera is not sharp enough",
    turn: "Turn your device",
    insecure: "This page was not opened securely",
    in_app: "Open it in your browser",
    reload: "Reload to use the camera",
    silent: "The camera sends no picture",
    lost: "The camera was disconnected",
    unsupported: "This browser cannot use a camera",
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
