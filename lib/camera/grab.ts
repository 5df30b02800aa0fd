import type { PhotoProblem } from "../photo/check";
import { cropFor, type Subject } from "../photo/crop";
import type { OpenedPhoto } from "../photo/file/read-file";
import { drawSample } from "../photo/quality/sample";
import { patience, within } from "../photo/within";
import { freshFrame, nextFrame } from "./frames";
import type { CameraProblem } from "./problem";

/** A picture ready to be encoded, with the part that the preview showed, or why there is none. */
export type Picture = ({ ok: true } & OpenedPhoto) | { ok: false; problem: PhotoProblem | CameraProblem };

/** Takes the frame that a live track shows, at its own size: a cached size is wrong after the device turns. */
export async function grabFrame(video: HTMLVideoElement, subject: Subject): Promise<Picture> {
  const early = trackProblem(video);
  if (early) return { ok: false, problem: early };
  if (!(await freshFrame(video)) || video.videoWidth === 0) return { ok: false, problem: "silent" };
  // Chromium cannot copy the first frame of a track; the next is as good.
  const bitmap = (await copyFrame(video)) ?? ((await nextFrame(video)) ? await copyFrame(video) : null);
  const late = trackProblem(video);
  if (!bitmap || late) {
    bitmap?.close();
    return { ok: false, problem: late ?? "silent" };
  }
  const crop = cropFor(subject, bitmap.width, bitmap.height);
  return { ok: true, bitmap, crop, sample: drawSample(bitmap, crop) };
}

const copyFrame = (video: HTMLVideoElement) => within(patience, createImageBitmap(video)).catch(() => null);

/** A stopped or muted track shows its last picture, or black, without an error. */
function trackProblem(video: HTMLVideoElement): CameraProblem | null {
  const [track] = video.srcObject instanceof MediaStream ? video.srcObject.getVideoTracks() : [];
  if (track?.readyState !== "live") return "lost";
  return track.muted || !track.enabled ? "silent" : null;
}
