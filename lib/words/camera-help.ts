import type { Locale } from "../locales";
import { cameraHelpEn } from "./camera-help-en";
import { type CameraHelpWords, cameraHelpId } from "./camera-help-id";

/** Below the heading of a camera problem; apart, since few need it. */
export const cameraHelp: Record<Locale, CameraHelpWords> = { id: cameraHelpId, en: cameraHelpEn };
