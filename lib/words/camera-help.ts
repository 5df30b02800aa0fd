import type { BrowserFamily } from "../camera/browser-family";
import type { CameraProblem } from "../camera/problem";
import type { Locale } from "../locales";
import { cameraHelpEn } from "./camera-help-en";
import { cameraHelpId } from "./camera-help-id";

/** What a camera gives and what is needed, in pixels. */
export type PixelsMeasured = { width: number; height: number; minWidth: number; minHeight: number };

/** One camera problem: what happened, and what to do about it, differently in each browser where that differs. */
type Help = {
  lead: string;
  steps: readonly string[] | Readonly<Record<BrowserFamily, readonly string[]>>;
};

export type CameraHelpWords = {
  /** In place of the lead, where the size is what a camera lacks. */
  measured: (pixels: PixelsMeasured) => string;
  link: string;
  copyLink: string;
  linkCopied: string;
  problems: Record<CameraProblem, Help>;
};

/** What is said under the heading of a camera problem. Apart from the other words, because few people ever need it. */
export const cameraHelp: Record<Locale, CameraHelpWords> = { id: cameraHelpId, en: cameraHelpEn };
