/** Milliseconds. */
export const patience = 15_000;

export const silence = new Error("The browser does not answer");

/** Browser APIs can hang. */
export function within<Value>(milliseconds: number, promise: PromiseLike<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout>;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, milliseconds, silence);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}
