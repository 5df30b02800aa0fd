import { isInApp, isIos } from "./browser";
import type { CameraFacts } from "./problem";

/** Gathers what the browser tells about its camera without asking the person anything. */
export async function cameraFacts(refusals: number): Promise<CameraFacts> {
  return {
    secure: window.isSecureContext,
    interface: "mediaDevices" in navigator && typeof navigator.mediaDevices?.getUserMedia === "function",
    permission: (await cameraPermission())?.state ?? "unknown",
    policyAllows: policyAllows(),
    inApp: isInApp(navigator),
    ios: isIos(navigator),
    refusals,
  };
}

/** The permission with its `change` event, or `null` where the browser does not tell (Firefox before 131). */
export async function cameraPermission(): Promise<PermissionStatus | null> {
  try {
    return await navigator.permissions.query({ name: "camera" as PermissionName });
  } catch {
    return null;
  }
}

function policyAllows(): boolean | "unknown" {
  const { featurePolicy } = document as { featurePolicy?: { allowsFeature(name: string): boolean } };
  return featurePolicy?.allowsFeature("camera") ?? "unknown";
}
