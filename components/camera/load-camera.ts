import type { LiveCamera } from "./live/live-camera";

type Component = typeof LiveCamera;

let loaded: Component | null = null;

/** The live camera, where it has been loaded. */
export const loadedCamera = (): Component | null => loaded;

/**
 * Loads the live camera, which the first page does without. Where the connection breaks the next call tries again; React's
 * `lazy` would keep the failure for as long as the page lives.
 */
export async function loadCamera(): Promise<Component | null> {
  loaded ??= await import("./live/live-camera").then(
    (module) => module.LiveCamera,
    () => null,
  );
  return loaded;
}
