import type { CameraHelpWords } from "./camera-help-id";

const tapOpen = "Tap **Open camera again**, then choose **Allow** when the browser asks.";

/** English for what happened to a camera, and what to do about it. */
export const cameraHelpEn: CameraHelpWords = {
  measured: ({ width, height, minWidth, minHeight }) =>
    `This camera gives ${width} × ${height} pixels; at least ${minWidth} × ${minHeight} is needed.`,
  reload: "Reload the page",
  link: "Link to this page",
  copyLink: "Copy link",
  linkCopied: "Link copied",
  problems: {
    refused: {
      lead: "Your browser remembers that this page may not use the camera. You can change that.",
      steps: {
        chrome_android: [
          "Tap the icon left of the address, then **Permissions**.",
          "Tap **Camera** and choose **Allow**.",
          "Tap **Open camera again**.",
        ],
        samsung_internet: [
          "Tap the padlock left of the address, then **Permissions**.",
          "Turn **Camera** on.",
          "Tap **Open camera again**.",
        ],
        safari_ios: [
          "Tap the page icon in the address bar, then **Website Settings**.",
          "Tap **Camera** and choose **Allow**.",
          "Tap **Open camera again**.",
        ],
        chrome_ios: [
          "Open **Settings** of the iPhone or iPad and choose this browser.",
          "Turn **Camera** on, then come back to this page.",
          "Tap **Open camera again**.",
        ],
        chrome_desktop: [
          "Click the icon left of the page's address.",
          "Turn **Camera** on.",
          "Click **Open camera again**.",
        ],
        edge_desktop: [
          "Click the padlock left of the page's address.",
          "Next to **Camera**, choose **Allow**.",
          "Click **Open camera again**.",
        ],
        other: [
          "Open the site's permissions in the address bar or in the browser's settings.",
          "Allow the camera for this page.",
          "Choose **Open camera again**.",
        ],
      },
    },
    unanswered: {
      lead: "The browser's question was closed or not answered.",
      steps: {
        chrome_android: [tapOpen],
        samsung_internet: [tapOpen],
        safari_ios: [tapOpen],
        chrome_ios: [tapOpen],
        chrome_desktop: [
          "Click **Open camera again**.",
          "The question appears at the top left, near the page's address. Choose **Allow**.",
        ],
        edge_desktop: [
          "Click **Open camera again**.",
          "The question appears at the top left, near the page's address. Choose **Allow**.",
        ],
        other: ["Choose **Open camera again** and allow it when the browser asks."],
      },
    },
    blocked: {
      lead: "This page may use the camera, but the device does not let the browser.",
      steps: {
        chrome_android: [
          "Open the phone's **Settings**, then **Apps**, **Chrome**, **Permissions**, **Camera**.",
          "Choose **Allow only while using the app**.",
          "Come back here and tap **Open camera again**.",
        ],
        samsung_internet: [
          "Open the phone's **Settings**, then **Apps**, **Samsung Internet**, **Permissions**, **Camera**.",
          "Choose **Allow only while using the app**.",
          "Come back here and tap **Open camera again**.",
        ],
        safari_ios: [
          "Open **Settings** of the iPhone or iPad, then **Apps**, **Safari**, **Camera**.",
          "Choose **Allow**. If you cannot, look into **Screen Time**.",
          "Come back here and tap **Open camera again**.",
        ],
        chrome_ios: [
          "Open **Settings** of the iPhone or iPad and choose this browser.",
          "Turn **Camera** on.",
          "Come back here and tap **Open camera again**.",
        ],
        chrome_desktop: [
          "Windows: open **Settings**, **Privacy & security**, **Camera**. Mac: open **System Settings**, **Privacy & Security**, **Camera**.",
          "Turn it on for Chrome. Look for a cover or a key for the camera on the laptop, too.",
          "Click **Open camera again**.",
        ],
        edge_desktop: [
          "Windows: open **Settings**, **Privacy & security**, **Camera**. Mac: open **System Settings**, **Privacy & Security**, **Camera**.",
          "Turn it on for Edge. Look for a cover or a key for the camera on the laptop, too.",
          "Click **Open camera again**.",
        ],
        other: [
          "Open the device's privacy settings and let the browser use the camera.",
          "Choose **Open camera again**.",
        ],
      },
    },
    policy: {
      lead: "The camera is closed by a setting of the site, not by your device.",
      steps: ["Open this page in a tab of its own, not inside another page."],
    },
    none: {
      lead: "The browser sees no camera on this device.",
      steps: [
        "Connect a camera, or open its cover if it has one.",
        "As soon as one is connected, this page tries again by itself.",
      ],
    },
    busy: {
      lead: "Another app or tab is using it.",
      steps: [
        "Close video calls, camera apps and other tabs that use the camera.",
        "Choose **Open camera again**.",
      ],
    },
    incapable: {
      lead: "Its picture is too small for the photo that is needed.",
      steps: ["Use another camera, or open this page on a phone."],
    },
    turn: {
      lead: "Held like this, the camera's picture is too small.",
      steps: [
        "Hold your phone or tablet upright; if it is, turn it on its side.",
        "The camera opens again as soon as the device is turned.",
      ],
    },
    insecure: {
      lead: "Browsers give the camera only to addresses that begin with https.",
      steps: ["Open the link that you were given once more; its address must begin with **https://**."],
    },
    in_app: {
      lead: "This page is shown inside another app, which cannot give it the camera.",
      steps: ["Copy the link below.", "Open Chrome, Safari or your own browser and paste it there."],
    },
    reload: {
      lead: "After several refusals the browser asks again only once the page was reloaded.",
      steps: [
        "If you reload, your consent, photos and answers have to be given again.",
        "Then choose **Allow** when the browser asks.",
      ],
    },
    silent: {
      lead: "It was opened, but no picture arrives.",
      steps: [
        "Close other apps that use the camera, and check that the lens is not covered.",
        "Choose **Open camera again**. If it stays like this, restart the device or use another browser.",
      ],
    },
    lost: {
      lead: "It was unplugged or taken over, by a call for example. Your answers are still here.",
      steps: ["Connect it again, or end the call.", "Choose **Open camera again**."],
    },
    unsupported: {
      lead: "This browser is too old, or was made without a camera.",
      steps: [
        "Update this browser, or copy the link below.",
        "Paste it in a recent Chrome, Safari, Edge or Firefox.",
      ],
    },
  },
};
