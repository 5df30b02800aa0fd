import { isIos } from "./browser";
import { cameraPermission, factsAtOnce } from "./facts";
import { type CameraFacts, type CameraProblem, neverAnswered, problemBeforeAsking } from "./problem";

export { sizeTrouble } from "./size-trouble";

/** Loaded with the first failure, since few people meet one. */

const iosRefusals = 3;

/** Asks the person nothing. */
export async function problemOf(error: unknown, refusals: number): Promise<CameraProblem> {
  return cameraProblem(error, {
    ...factsAtOnce(),
    permission: (await cameraPermission())?.state ?? "unknown",
    policyAllows: policyAllows(),
    ios: isIos(navigator),
    refusals,
  });
}

/** @param error thrown by `getUserMedia`; its name decides, with the facts */
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

/** react-webcam passes a DOMException on or gives a string. */
function asError(error: unknown): { name: string; message: string } {
  if (error instanceof Error) return { name: error.name, message: error.message };
  const isNamed = typeof error === "object" && error !== null && "name" in error;
  return { name: isNamed ? String(error.name) : String(error), message: "" };
}

function policyAllows(): boolean | "unknown" {
  const { featurePolicy } = document as { featurePolicy?: { allowsFeature(name: string): boolean } };
  return featurePolicy?.allowsFeature("camera") ?? "unknown";
}
