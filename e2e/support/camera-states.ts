import type { Locator, Page } from "@playwright/test";
import type { CameraProblem } from "../../lib/camera/problem";

/** What a page is made to believe of its camera. */
type Pretence = {
  /** The name of the exception that asking for a camera throws; none: a camera that is taken away at once. */
  error?: string;
  permission?: PermissionState;
  policyAllows?: boolean;
  secure?: boolean;
  supported?: boolean;
  userAgent?: string;
  /** Its picture, in pixels. */
  size?: [width: number, height: number];
  /** How often the camera is asked for before the page says it; 1 unless said otherwise. */
  tries?: number;
};

const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1";

/** What brings each camera problem about: a new one does not compile until it has its line here. */
export const cameraPretences: Record<CameraProblem, Pretence> = {
  refused: { error: "NotAllowedError", permission: "denied" },
  unanswered: { error: "NotAllowedError", permission: "prompt" },
  blocked: { error: "NotAllowedError", permission: "granted" },
  policy: { error: "NotAllowedError", policyAllows: false },
  none: { error: "NotFoundError" },
  busy: { error: "NotReadableError" },
  incapable: { error: "OverconstrainedError" },
  turn: { size: [360, 640] },
  insecure: { secure: false, error: "NotAllowedError" },
  in_app: { error: "NotAllowedError", userAgent: "Mozilla/5.0 (Linux; Android 15; wv) Instagram 350.0" },
  reload: { error: "NotAllowedError", permission: "denied", userAgent: iphone, tries: 3 },
  silent: { error: "UnknownError" },
  lost: {},
  unsupported: { supported: false },
};

/** Makes this page believe it, until it is loaded anew. */
export function pretend(page: Page, pretence: Pretence): Promise<void> {
  return page.evaluate(({ error, permission, policyAllows, secure, supported, userAgent, size }) => {
    const define = (thing: object, name: string, value: unknown) =>
      Object.defineProperty(thing, name, { configurable: true, value });
    const getUserMedia = async () => {
      if (error) throw new DOMException("Refused by the test.", error);
      const canvas = document.createElement("canvas");
      if (size) {
        const [width, height] = size;
        Object.assign(canvas, { width, height }).getContext("2d")?.fillRect(0, 0, width, height);
        return canvas.captureStream(15);
      }
      const stream = canvas.captureStream(15);
      for (const track of stream.getTracks())
        setTimeout(() => {
          track.stop();
          track.dispatchEvent(new Event("ended"));
        }, 500);
      return stream;
    };
    define(navigator.mediaDevices, "getUserMedia", supported === false ? undefined : getUserMedia);
    if (permission)
      define(navigator.permissions, "query", async () =>
        Object.assign(new EventTarget(), { state: permission }),
      );
    if (policyAllows !== undefined) define(document, "featurePolicy", { allowsFeature: () => policyAllows });
    if (secure !== undefined) define(window, "isSecureContext", secure);
    if (userAgent) define(navigator, "userAgent", userAgent);
  }, pretence);
}

/** The line above the picture. It is spoken by the page's one live region, so it has no role of its own. */
export const hintLine = (page: Page): Locator => page.locator("#hint-line");
