import type { CameraProblem } from "../camera/problem";
import type { TroubleSteps } from "./camera";

const tapOpen = "Tap **Open camera again**, then choose **Allow** when the browser asks.";

/** English for what to do about each camera problem. */
export const cameraStepsEn: Record<CameraProblem, TroubleSteps> = {
  refused: {
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
  unanswered: {
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
  blocked: {
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
  policy: ["Open this page in a tab of its own, not inside another page."],
  none: [
    "Connect a camera, or open its cover if it has one.",
    "As soon as one is connected, this page tries again by itself.",
  ],
  busy: [
    "Close video calls, camera apps and other tabs that use the camera.",
    "Choose **Open camera again**.",
  ],
  incapable: [
    "Use another camera, or open this page on a phone.",
    "A photo from the phone's own camera app can be uploaded as well.",
  ],
  insecure: ["Open the link that you were given once more; its address must begin with **https://**."],
  in_app: ["Copy the link below.", "Open Chrome, Safari or your own browser and paste it there."],
  reload: [
    "If you reload, your consent, photos and answers have to be given again.",
    "Then choose **Allow** when the browser asks.",
  ],
  silent: [
    "Close other apps that use the camera, and check that the lens is not covered.",
    "Choose **Open camera again**. If it stays like this, restart the device or use another browser.",
  ],
  lost: ["Connect it again, or end the call.", "Choose **Open camera again**."],
  unsupported: [
    "Update this browser, or copy the link below.",
    "Paste it in a recent Chrome, Safari, Edge or Firefox.",
  ],
};
