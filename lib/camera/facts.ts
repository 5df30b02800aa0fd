import { patience, within } from "../photo/within";
import { isInApp } from "./browser";
import type { CameraFacts } from "./problem";

/** Asked when this module loads: react-webcam, loaded later, puts an interface of its own where there is none. */
const hasInterface =
  typeof navigator !== "undefined" && typeof navigator.mediaDevices?.getUserMedia === "function";

export function factsAtOnce(): Pick<CameraFacts, "secure" | "interface" | "inApp"> {
  return {
    secure: window.isSecureContext,
    interface: hasInterface && typeof navigator.mediaDevices?.getUserMedia === "function",
    inApp: isInApp(navigator),
  };
}

/** The permission with its `change` event, or `null` where the browser does not tell (Firefox before 131). */
export async function cameraPermission(): Promise<PermissionStatus | null> {
  try {
    return await within(patience, navigator.permissions.query({ name: "camera" as PermissionName }));
  } catch {
    return null;
  }
}
