/** Readable on the device, as names and ciphertext are. */
export const databaseName = "draft";
