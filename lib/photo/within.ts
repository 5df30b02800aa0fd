/** Milliseconds. */
export const patience = 15_000;

export const silence = new Error("The browser does not answer");

/** Browser APIs can hang. */
export function within<Value>(milliseconds: number, promise: PromiseLike<Value>): Promise<Value> {
  return Promise.race([
    promise,
    new Promise<never>((_, reject) => {
      setTimeout(reject, milliseconds, silence);
    }),
  ]);
}
