/** Replaces any client value. */
export const requestIdHeader = "x-request-id";
