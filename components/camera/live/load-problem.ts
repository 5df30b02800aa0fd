import type { CameraProblem, CameraTrouble } from "@/lib/camera/problem";
import type { PhotoField } from "@/lib/kredibel/constraints";
import { patience, within } from "@/lib/photo/within";

const load = () => within(patience, import("@/lib/camera/failure"));

/** Why there is no camera, read from the error. Where even that cannot be loaded: there is no picture. */
export const loadProblem = (error: unknown, refusals: number): Promise<CameraProblem> =>
  load().then(
    ({ problemOf }) => problemOf(error, refusals),
    () => "silent",
  );

export const loadSizeTrouble = (field: PhotoField, width: number, height: number): Promise<CameraTrouble> =>
  load().then(
    ({ sizeTrouble }) => sizeTrouble(field, width, height, matchMedia("(pointer: coarse)").matches),
    () => ({ cause: "incapable" }),
  );
