/** As long as a person will wait for a browser that does not answer, in milliseconds. */
export const patience = 15_000;

/** Why `within` rejects. */
export const silence = new Error("The browser does not answer");

/** Rejects where a promise of the browser's is not kept in time: decoders, workers and canvases have been seen silent. */
export function within<Value>(milliseconds: number, promise: PromiseLike<Value>): Promise<Value> {
  return Promise.race([
    promise,
    new Promise<never>((_, reject) => {
      setTimeout(reject, milliseconds, silence);
    }),
  ]);
}
