export type Crop = { x: number; y: number; width: number; height: number };

export type Subject = "identityImage" | "faceImage";

/** The preview shows exactly this part of the track; `guide` (a card is 85.6 × 54 mm) is a share of its width. */
export const frames = {
  identityImage: { aspect: 4 / 3, guide: { width: 0.9, aspect: 85.6 / 54 } },
  faceImage: { aspect: 3 / 4, guide: { width: 0.68, aspect: 3 / 4 } },
} as const satisfies Record<Subject, { aspect: number; guide: { width: number; aspect: number } }>;

/** Slow networks pay for every byte. */
export const longestSide = 1920;

/** The part that the preview showed. */
export function cropFor(subject: Subject, width: number, height: number): Crop {
  return centred(width, height, frames[subject].aspect, frames[subject].aspect);
}

/** All of a file, save the ends of a panorama that could not keep its smaller side. */
export function cropForFile(
  limits: { minWidth: number; minHeight: number },
  width: number,
  height: number,
): Crop {
  return centred(width, height, limits.minWidth / longestSide, longestSide / limits.minHeight);
}

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
