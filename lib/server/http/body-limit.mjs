/** Multipart boundaries, part headers and the text fields; Next counts the raw body. */
const formOverheadBytes = 64 * 1024;

/**
 * Bytes of the largest body that a person can mean to send. JavaScript, because `next.config.mjs` asks too.
 * @param {Record<"faceImage" | "identityImage", { maxBytes: number }>} limits
 */
export const maxBodyBytes = ({ faceImage, identityImage }) =>
  faceImage.maxBytes + identityImage.maxBytes + formOverheadBytes;
