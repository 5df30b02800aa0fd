import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ mode }) => ({
  resolve: {
    alias: {
      "@": at("."),
      // The marker throws outside a React server bundle; in a unit test there is no bundle to keep it out of.
      "server-only": at("./node_modules/server-only/empty.js"),
    },
  },
  test: {
    include: ["{bench,components,deploy,e2e,lib,scripts}/**/*.test.ts"],
    environment: "node",
    setupFiles: "lib/staff/testing/cheap-scrypt.ts",
    globalSetup: "lib/ledger/testing/shared-databases.ts",
    // All cores: left to itself Vitest keeps one free, which on two of them is half.
    maxWorkers: "100%",
    // Property tests and databases take their time where two cores are shared; a hang is still found.
    // Under `npm run mutation` most of what hangs hangs on purpose, and each such mutant is waited for.
    testTimeout: process.env.STRYKER_MUTATOR_WORKER ? 15_000 : 60_000,
    // A key in somebody's shell must never be used by accident: only `npm run contract` may reach Kredibel.
    env: mode === "contract" ? {} : { KREDIBEL_BASE_URL: "", KREDIBEL_API_KEY: "" },
  },
}));
