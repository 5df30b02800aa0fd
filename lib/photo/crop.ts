export type Crop = { x: number; y: number; width: number; height: number };

/** Matches the preview; `guide.width`: share of the frame; card: ISO/IEC 7810 ID-1. */
export const frames = {
  identityImage: { aspect: 4 / 3, guide: { width: 0.9, aspect: 85.6 / 54 } },
  faceImage: { aspect: 3 / 4, guide: { width: 0.68, aspect: 3 / 4 } },
} as const satisfies Record<string, { aspect: number; guide: { width: number; aspect: number } }>;

export type Subject = keyof typeof frames;

/** Pixels. */
export const longestSide = 1920;

export function cropFor(subject: Subject, width: number, height: number): Crop {
  return centred(width, height, frames[subject].aspect, frames[subject].aspect);
}

/** All but a panorama's ends. */
export function cropForFile(
  limits: { minWidth: number; minHeight: number },
  width: number,
  height: number,
): Crop {
  return centred(width, height, limits.minWidth / longestSide, longestSide / limits.minHeight);
}

/** Width ÷ height. */
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
