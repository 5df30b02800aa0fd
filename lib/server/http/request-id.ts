/** Set by `intake.ts` inwards and outwards; what came from outside under this name is overwritten. */
export const requestIdHeader = "x-request-id";
