import type { CameraProblem } from "../camera/problem";
import type { Locale } from "../onboarding/locale";
import type { TroubleSteps } from "./camera";
import { cameraStepsEn } from "./camera-steps-en";
import { cameraStepsId } from "./camera-steps-id";

/** What to do about each camera problem. Apart from the other words, because few people ever need it. */
export const cameraSteps: Record<Locale, Record<CameraProblem, TroubleSteps>> = {
  id: cameraStepsId,
  en: cameraStepsEn,
};
