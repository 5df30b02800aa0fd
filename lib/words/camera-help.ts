import type { Locale } from "../locales";
import { cameraHelpEn } from "./camera-help-en";
import { type CameraHelpWords, cameraHelpId } from "./camera-help-id";

/** What is said under the heading of a camera problem. Apart from the other words, because few people ever need it. */
export const cameraHelp: Record<Locale, CameraHelpWords> = { id: cameraHelpId, en: cameraHelpEn };
