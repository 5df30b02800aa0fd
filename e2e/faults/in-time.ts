const patienceMs = 30_000;

/**
 * Gives up after `patienceMs`, or once the server is gone: Node's fetch can lose a request whose server was killed, and
 * then neither settles nor obeys its signal.
 * @param gone resolves when the server's process has ended
 */
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
