const formOverheadBytes = 64 * 1024;

/** @param {Record<"faceImage" | "identityImage", { maxBytes: number }>} limits */
export const maxBodyBytes = ({ faceImage, identityImage }) =>
  faceImage.maxBytes + identityImage.maxBytes + formOverheadBytes;
