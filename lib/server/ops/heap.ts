import { setFlagsFromString } from "node:v8";

/** Growth in percent of what is alive; V8's own was 75 to 130 here (`--trace-incremental-marking`). */
const growth = 200;

/**
 * Lets the heap grow to three times what is alive before all of it is gone through. V8 counts the photos in flight, which
 * lie beside the heap, towards its next full collection, and that goes through all of Next's objects: left to itself it does
 * so after every eighth submission, for a quarter of the server's CPU. What it costs is in `docs/performance.md`, submit.
 * A V8 that does not know the option says so on stderr and goes on.
 */
export function collectLessOften(): void {
  setFlagsFromString(`--heap-growing-percent=${growth}`);
}
