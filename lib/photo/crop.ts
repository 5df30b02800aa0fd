/** A part of a picture, in its own pixels. */
export type Crop = { x: number; y: number; width: number; height: number };

/** What is photographed, by the name of its field. */
export type Subject = "identityImage" | "faceImage";

/**
 * The frame in which each subject is aimed and stored: the preview shows exactly this part of the track (a box of
 * this aspect with `object-fit: cover`), so that what is seen is what is sent. `guide` is drawn inside it, centred:
 * its width as a share of the frame's, and its own aspect (a card is 85.6 × 54 mm, ISO/IEC 7810 ID-1).
 */
export const frames = {
  identityImage: { aspect: 4 / 3, guide: { width: 0.9, aspect: 85.6 / 54 } },
  faceImage: { aspect: 3 / 4, guide: { width: 0.68, aspect: 3 / 4 } },
} as const satisfies Record<Subject, { aspect: number; guide: { width: number; aspect: number } }>;

/** No side of a stored photo is longer, in pixels: slow networks pay for every byte. */
export const longestSide = 1920;

/** The part of a camera's frame that matches what the preview showed. Sizes in pixels. */
export function cropFor(subject: Subject, width: number, height: number): Crop {
  return centred(width, height, frames[subject].aspect, frames[subject].aspect);
}

/**
 * The part of a file that is kept: all of it, since nobody aimed with our guide, save the ends of a panorama that
 * could not keep its smaller side within `longestSide`.
 */
export function cropForFile(
  limits: { minWidth: number; minHeight: number },
  width: number,
  height: number,
): Crop {
  return centred(width, height, limits.minWidth / longestSide, longestSide / limits.minHeight);
}

/** The largest centred part whose aspect (width ÷ height) lies between the two. */
function centred(width: number, height: number, narrowest: number, widest: number): Crop {
  const cropWidth = Math.min(width, Math.round(height * widest));
  const cropHeight = Math.min(height, Math.round(width / narrowest));
  return {
    x: Math.floor((width - cropWidth) / 2),
    y: Math.floor((height - cropHeight) / 2),
    width: cropWidth,
    height: cropHeight,
  };
}
