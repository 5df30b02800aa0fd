import type { PhotoProblem } from "../photo/check";
import { cropFor, type Subject } from "../photo/crop";
import type { OpenedPhoto } from "../photo/file/read-file";
import { isBlank } from "../photo/quality/quality";
import { drawSample } from "../photo/quality/sample";
import { patience, within } from "../photo/within";
import { freshFrame, nextFrame } from "./frames";
import type { CameraProblem } from "./problem";

/** A picture to be encoded, with the part that the preview showed, or why there is none. */
export type Picture = ({ ok: true } & OpenedPhoto) | { ok: false; problem: PhotoProblem | CameraProblem };

/** A live track's frame at its own size: a cached one is wrong after the device turns. */
export async function grabFrame(video: HTMLVideoElement, subject: Subject): Promise<Picture> {
  const early = trackProblem(video);
  if (early) return { ok: false, problem: early };
  if (!(await freshFrame(video)) || video.videoWidth === 0) return { ok: false, problem: "silent" };
  // Chromium cannot copy a track's first frame, and WebKit's was blank under load: the next is as good.
  const first = await copyFrame(video, subject);
  const next = (!first || isBlank(first.sample())) && (await nextFrame(video));
  const taken = (next && (await copyFrame(video, subject))) || first;
  if (taken !== first) first?.bitmap.close();
  const late = trackProblem(video);
  if (taken && !late) return { ok: true, ...taken };
  taken?.bitmap.close();
  return { ok: false, problem: late ?? "silent" };
}

async function copyFrame(video: HTMLVideoElement, subject: Subject): Promise<OpenedPhoto | null> {
  const bitmap = await within(patience, createImageBitmap(video)).catch(() => null);
  if (!bitmap) return null;
  const crop = cropFor(subject, bitmap.width, bitmap.height);
  return { bitmap, crop, sample: drawSample(bitmap, crop) };
}

/** A stopped or muted track shows its last picture, or black, without an error. */
function trackProblem(video: HTMLVideoElement): CameraProblem | null {
  const [track] = video.srcObject instanceof MediaStream ? video.srcObject.getVideoTracks() : [];
  if (track?.readyState !== "live") return "lost";
  return track.muted || !track.enabled ? "silent" : null;
}
