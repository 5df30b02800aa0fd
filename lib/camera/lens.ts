import type { Channel } from "../channels";
import type { Subject } from "../photo/crop";

export type Lens = { deviceId: string; label: string };

const front = /\bfront\b|user|facetime|depan/i;
const rear = /\b(back|rear)\b|environment|belakang/i;
/** Cannot focus on a card in the hand, or are no camera for people. */
const special = /ultra|wide|tele|macro|depth|infrared|\bIR\b|virtual/i;

/** Best for a card first: the plain main lens, then the browser's order. */
export function rearLenses(lenses: readonly Lens[]): Lens[] {
  const rank = ({ label }: Lens) => Number(special.test(label));
  return lenses.filter(({ label }) => !front.test(label)).sort((a, b) => rank(a) - rank(b));
}

/** Lenses to switch between. A branch's tablet may use any, the far side first. */
export function lensesFor(subject: Subject, channel: Channel, lenses: readonly Lens[]): Lens[] {
  if (channel === "branch")
    return [...rearLenses(lenses), ...lenses.filter(({ label }) => front.test(label))];
  return subject === "identityImage" ? rearLenses(lenses) : lenses.filter(({ label }) => !rear.test(label));
}

/** The chosen lens under its present id, which clearing a site's data changes; `null`: unchanged or gone. */
export function renamedLens(lenses: readonly Lens[], chosen: Lens): Lens | null {
  if (lenses.some(({ deviceId }) => deviceId === chosen.deviceId)) return null;
  return lenses.find(({ label }) => label !== "" && label === chosen.label) ?? null;
}

export function nextLens(lenses: readonly Lens[], deviceId: string | undefined): Lens | null {
  const at = lenses.findIndex((lens) => lens.deviceId === deviceId);
  const next = lenses[(at + 1) % lenses.length];
  return next && next.deviceId !== deviceId ? next : null;
}

/** Only a running camera in Chromium knows. */
export function isFixed(track: MediaStreamTrack): boolean {
  const { focusMode } = (track.getCapabilities?.() ?? {}) as { focusMode?: string[] };
  return focusMode !== undefined && !focusMode.includes("continuous");
}

/** The next rear lens to try for autofocus; after the last, the first again. `seen`: ids in the order tried. */
export function nextToLookAt(lenses: readonly Lens[], [...seen]: Iterable<string>): Lens | undefined {
  const unseen = ({ deviceId }: Lens) => !seen.includes(deviceId);
  return rearLenses(lenses).find(unseen) ?? lenses.find(({ deviceId }) => deviceId === seen[0]);
}

/** Without labels and incomplete before permission is given. */
export async function listLenses(): Promise<Lens[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === "videoinput");
}
