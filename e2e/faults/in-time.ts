const patienceMs = 30_000;

/** Node's fetch can lose a request whose server was killed: it then neither settles nor obeys its signal. */
export async function inTime<Value>(request: Promise<Value>, gone?: Promise<void>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  const over = Promise.race([late, ...(gone ? [gone] : [])]).then((): never => {
    throw new Error("No answer in time");
  });
  try {
    return await Promise.race([request, over]);
  } finally {
    clearTimeout(timer);
  }
}
