import type { Channel } from "../channels";

/** A camera as the browser lists it, once permission is given. */
export type Lens = { deviceId: string; label: string };

const front = /\bfront\b|user|facetime|depan/i;
const rear = /\b(back|rear)\b|environment|belakang/i;
/** Lenses that cannot focus on a card held in the hand, or are no camera for people at all. */
const special = /ultra|wide|tele|macro|depth|infrared|\bIR\b|virtual/i;

/** Rear lenses, best for a card first: the plain main lens, then the browser's own order. */
export function rearLenses(lenses: readonly Lens[]): Lens[] {
  const rank = ({ label }: Lens) => Number(special.test(label));
  return lenses.filter(({ label }) => !front.test(label)).sort((a, b) => rank(a) - rank(b));
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

/** Says that it cannot keep itself in focus. Only a running camera tells, and only in Chromium. */
export function isFixed(track: MediaStreamTrack): boolean {
  const { focusMode } = (track.getCapabilities?.() ?? {}) as { focusMode?: string[] };
  return focusMode !== undefined && !focusMode.includes("continuous");
}

/**
 * Where to look on for a rear lens that keeps itself in focus: at one after the other, and where none does, back at the
 * first, which the browser chose.
 * @param seen the ids of those that were looked at, in this order
 */
export function nextToLookAt(lenses: readonly Lens[], [...seen]: Iterable<string>): Lens | undefined {
  const unseen = ({ deviceId }: Lens) => !seen.includes(deviceId);
  return rearLenses(lenses).find(unseen) ?? lenses.find(({ deviceId }) => deviceId === seen[0]);
}

/** Lists the cameras. Labels are empty, and the list is short, before permission is given. */
export async function listLenses(): Promise<Lens[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === "videoinput");
}
