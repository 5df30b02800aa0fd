/** A plain string: react-webcam repeats its error at every update, and another object would render for ever. */
export const cameraProblems = [
  /** The person said no, now or earlier. */
  "refused",
  /** The question was closed, or refused once where the browser will ask again. */
  "unanswered",
  /** By the browser or the operating system. */
  "blocked",
  /** Our own `Permissions-Policy`, or that of a page around this one. */
  "policy",
  "none",
  "busy",
  "incapable",
  /** Too small as the device is held; turned by a quarter it would do. */
  "turn",
  "insecure",
  /** Inside another app, whose browser gives no camera. */
  "in_app",
  /** iOS has stopped asking until the page is reloaded. */
  "reload",
  /** It was given, and sends no picture: muted, frozen, or never started. */
  "silent",
  /** It was given, and taken away: unplugged, withdrawn, or used by a call. */
  "lost",
  /** The browser has no camera interface at all. */
  "unsupported",
] as const;
export type CameraProblem = (typeof cameraProblems)[number];

/** What a camera gives and what is needed, in pixels. */
export type PixelsMeasured = { width: number; height: number; minWidth: number; minHeight: number };

/** Why there is no camera; with its size where that is too small. */
export type CameraTrouble = { cause: CameraProblem; measured?: PixelsMeasured };

/** What the error does not say; `problemOf` gathers it. */
export type CameraFacts = {
  secure: boolean;
  /** Is there `navigator.mediaDevices.getUserMedia`? react-webcam makes one on http: ask `secure` first. */
  interface: boolean;
  /** `unknown` where the browser does not tell. */
  permission: PermissionState | "unknown";
  /** `unknown` outside Chromium. */
  policyAllows: boolean | "unknown";
  inApp: boolean;
  ios: boolean;
  /** On this page load. */
  refusals: number;
};

/** In place of an exception: the browser's question stood open too long. */
export const neverAnswered = "NeverAnswered";

/** `null`: worth asking. */
export function problemBeforeAsking(facts: Pick<CameraFacts, "secure" | "interface" | "inApp">) {
  if (!facts.secure) return "insecure";
  if (facts.interface) return null;
  return facts.inApp ? "in_app" : "unsupported";
}

/** Milliseconds to wait: only a question to the person needs half a minute. */
export function answerWithin({ permission, inApp }: Pick<CameraFacts, "permission" | "inApp">): number {
  return permission === "granted" || inApp ? 10_000 : 30_000;
}
