import { type PinProblem, pinProblems } from "./pin-rules";

/** Values of `?why=` of the page where a PIN is chosen. `differ`: the second time something else was typed. */
export type PinNotice = PinProblem | "differ";

/** The same of the page that unlocks. */
export type UnlockNotice = "wrong" | "format" | "busy";

const pinNotices: readonly PinNotice[] = [...pinProblems, "differ"];
const unlockNotices: readonly UnlockNotice[] = ["wrong", "format", "busy"];

export const asPinNotice = (text: unknown) => pinNotices.find((notice) => notice === text) ?? null;
export const asUnlockNotice = (text: unknown) => unlockNotices.find((notice) => notice === text) ?? null;
