/**
 * Why there is no camera picture. A plain string, since react-webcam reports its error on every update: the same
 * problem again must be the same value, or the page renders for ever.
 */
export const cameraProblems = [
  /** The person said no, now or earlier. */
  "refused",
  /** The question was closed, or refused once where the browser will ask again. */
  "unanswered",
  /** The page may, the browser or operating system may not. */
  "blocked",
  /** Our own `Permissions-Policy`, or that of a page around this one. */
  "policy",
  "none",
  /** Another program or tab has it. */
  "busy",
  /** It has no mode that we can use. */
  "incapable",
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

/** What a thrown error does not say; `cameraFacts` gathers it. */
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
  /** Times this page was refused since it was loaded. */
  refusals: number;
};

/** Named like an exception: the browser's question stood open too long. Thrown by whoever waits for a stream. */
export const neverAnswered = "NeverAnswered";

/** iOS stops asking after this many refusals. */
const iosRefusals = 3;

/** What makes asking pointless; `null` where it is worth a try. */
export function problemBeforeAsking(facts: Pick<CameraFacts, "secure" | "interface" | "inApp">) {
  if (!facts.secure) return "insecure";
  if (facts.interface) return null;
  return facts.inApp ? "in_app" : "unsupported";
}

/**
 * How long an answer is waited for, in milliseconds. Only a person needs half a minute: a browser that need not ask, or
 * cannot, answers within a few seconds or never.
 */
export function answerWithin({ permission, inApp }: Pick<CameraFacts, "permission" | "inApp">): number {
  return permission === "granted" || inApp ? 10_000 : 30_000;
}

/**
 * Tells the causes apart.
 * @param error what `getUserMedia` threw; its name decides, with the facts around it
 */
export function cameraProblem(error: unknown, facts: CameraFacts): CameraProblem {
  const hopeless = problemBeforeAsking(facts);
  if (hopeless) return hopeless;
  const { name, message } = asError(error);
  switch (name) {
    case "NotAllowedError":
    case "SecurityError":
      return notAllowed(message, facts);
    case "NotFoundError":
      return facts.inApp ? "in_app" : "none";
    case "NotReadableError":
    case "AbortError":
      return "busy";
    case "OverconstrainedError":
      return "incapable";
    case neverAnswered:
      if (facts.inApp) return "in_app";
      return facts.permission === "granted" ? "silent" : "unanswered";
    default:
      return facts.inApp ? "in_app" : "silent";
  }
}

function notAllowed(message: string, facts: CameraFacts): CameraProblem {
  if (facts.policyAllows === false) return "policy";
  if (facts.inApp) return "in_app";
  if (facts.ios && facts.refusals >= iosRefusals) return "reload";
  // Chromium's own words where Windows, macOS or Android has the camera switched off for it.
  if (facts.permission === "granted" || /by system/i.test(message)) return "blocked";
  return facts.permission === "prompt" ? "unanswered" : "refused";
}

/** `getUserMedia` rejects with a DOMException, react-webcam passes it on or gives a string. */
function asError(error: unknown): { name: string; message: string } {
  if (error instanceof Error) return { name: error.name, message: error.message };
  const isNamed = typeof error === "object" && error !== null && "name" in error;
  return { name: isNamed ? String(error.name) : String(error), message: "" };
}
