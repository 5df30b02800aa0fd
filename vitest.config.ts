import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      "@": at("."),
      // The marker throws outside a React server bundle; in a unit test there is no bundle to keep it out of.
      "server-only": at("./node_modules/server-only/empty.js"),
    },
  },
  // Property tests and databases take their time where two cores are shared; a hang is still found.
  test: { include: ["lib/**/*.test.ts"], environment: "node", testTimeout: 20_000 },
});
