import type { Channel } from "./request";

/** A camera as the browser lists it, once permission is given. `focusModes` where it can be asked. */
export type Lens = { deviceId: string; label: string; focusModes?: readonly string[] };

const front = /\bfront\b|user|facetime|depan/i;
const rear = /\b(back|rear)\b|environment|belakang/i;
/** Lenses that cannot focus on a card held in the hand, or are no camera for people at all. */
const special = /ultra|wide|tele|macro|depth|infrared|\bIR\b|virtual/i;

/** Rear lenses, best for a card first: continuous focus, then the plain main lens, then the browser's own order. */
export function rearLenses(lenses: readonly Lens[]): Lens[] {
  const score = ({ label, focusModes }: Lens) =>
    (focusModes?.includes("continuous") ? 2 : 0) + (special.test(label) ? 0 : 1);
  return lenses.filter(({ label }) => !front.test(label)).sort((a, b) => score(b) - score(a));
}

/**
 * Which lenses may be switched between: on the far side for a card, any other for one's own face. Staff at a branch take
 * either with whatever their tablet has, the far side first.
 */
export function lensesFor(
  subject: "identityImage" | "faceImage",
  channel: Channel,
  lenses: readonly Lens[],
): Lens[] {
  if (channel === "branch")
    return [...rearLenses(lenses), ...lenses.filter(({ label }) => front.test(label))];
  return subject === "identityImage" ? rearLenses(lenses) : lenses.filter(({ label }) => !rear.test(label));
}

/**
 * The lens that was chosen once, under the name that it has now: browsers give their cameras new ids when a site's data
 * is cleared. `null` where it is under its old one, or gone.
 */
export function renamedLens(lenses: readonly Lens[], chosen: Lens): Lens | null {
  if (lenses.some(({ deviceId }) => deviceId === chosen.deviceId)) return null;
  return lenses.find(({ label }) => label !== "" && label === chosen.label) ?? null;
}

/** The lens after this one, in turns; `null` where there is no other. */
export function nextLens(lenses: readonly Lens[], deviceId: string | undefined): Lens | null {
  const at = lenses.findIndex((lens) => lens.deviceId === deviceId);
  const next = lenses[(at + 1) % lenses.length];
  return next && next.deviceId !== deviceId ? next : null;
}

/** A rear lens that keeps itself in focus, where the one that the browser chose does not; else `null`. */
export function sharperLens(lenses: readonly Lens[], deviceId: string | undefined): Lens | null {
  const focuses = (lens: Lens | undefined) => lens?.focusModes?.includes("continuous") ?? false;
  const [best] = rearLenses(lenses);
  const current = lenses.find((lens) => lens.deviceId === deviceId);
  return current && best && focuses(best) && !focuses(current) ? best : null;
}

/** Lists the cameras. Labels are empty, and the list is short, before permission is given. */
export async function listLenses(): Promise<Lens[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind }) => kind === "videoinput")
    .map((device) => ({ deviceId: device.deviceId, label: device.label, ...focusModes(device) }));
}

/** Asked of the device where the browser tells (Chromium); WebKit and Firefox leave it out. */
function focusModes(device: MediaDeviceInfo): Pick<Lens, "focusModes"> {
  if (!("getCapabilities" in device)) return {};
  const capabilities = (device as InputDeviceInfo).getCapabilities() as { focusMode?: string[] };
  return capabilities.focusMode ? { focusModes: capabilities.focusMode } : {};
}
