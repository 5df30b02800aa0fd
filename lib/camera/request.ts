import type { Channel } from "../channels";
import type { PhotoField } from "../kredibel/constraints";

/** Best first; the next one where `shouldFallBack`. */
export function cameraRequests(field: PhotoField, channel: Channel, ios: boolean): MediaTrackConstraints[] {
  const facingMode = { ideal: facing(field, channel) };
  const size = { width: { ideal: 1920 }, height: { ideal: 1080 } };
  // A height makes some iPhones choose a mode that over-exposes.
  const best = ios ? { width: size.width, facingMode } : { ...size, facingMode };
  return [best, { facingMode }, {}];
}

export function lensRequest(deviceId: string, ios: boolean): MediaTrackConstraints {
  const width = { ideal: 1920 };
  return ios
    ? { deviceId: { exact: deviceId }, width }
    : { deviceId: { exact: deviceId }, width, height: { ideal: 1080 } };
}

export function facing(field: PhotoField, channel: Channel): "user" | "environment" {
  return field === "faceImage" && channel === "self" ? "user" : "environment";
}

/** Some Android cameras cannot start at the size that they offer. */
export function shouldFallBack(error: unknown): boolean {
  const name = error instanceof Error ? error.name : "";
  return ["OverconstrainedError", "NotReadableError", "AbortError"].includes(name);
}
