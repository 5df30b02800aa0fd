import { join } from "node:path";

/** Beside the build and not in it, so that the next build or test run takes nothing from a demo that runs; one for each port. */
export const demoFolder = (dataDir, port) => join(dataDir, `demo-app-${port}`);
