import { cameraPermission } from "./facts";
import type { CameraProblem } from "./problem";

/**
 * Reports what may end this problem: a camera plugged in, a permission, a turned device.
 * @returns stops watching
 */
export function watchCameraReturn(problem: CameraProblem, report: () => void): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  // Not there on an insecure page.
  navigator.mediaDevices?.addEventListener?.("devicechange", report, { signal });
  if (problem === "turn")
    matchMedia("(orientation: portrait)").addEventListener("change", report, { signal });
  void cameraPermission().then((permission) =>
    permission?.addEventListener("change", () => permission.state === "granted" && report(), { signal }),
  );
  return () => stopping.abort();
}
