import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { maxBodyBytes } from "./lib/server/http/body-limit.mjs";
import { everywhere, neverStored, onScripts } from "./lib/server/http/header-table.mjs";

/** The same file that `lib/kredibel/constraints.ts` reads; Node 20 cannot import TypeScript here. */
const photoLimits = JSON.parse(
  readFileSync(new URL("./lib/kredibel/photo-limits.json", import.meta.url), "utf8"),
);

const list = (headers) => Object.entries(headers).map(([key, value]) => ({ key, value }));

/**
 * Next names server actions by this key, and a page of an older build finds them under the same names only. It would also
 * hide the values that actions close over; ours close over none (`scripts/actions.test.ts`), so a known one will do.
 */
process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ||= createHash("sha256")
  .update("kredibel-onboarding/actions/1")
  .digest("base64");

/** @type {import("next").NextConfig} */
export default {
  // The image wants the server with nothing around it; `next start` complains about one.
  output: process.env.BUILD_STANDALONE === "1" ? "standalone" : undefined,
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  headers: async () => [
    { source: "/:path*", headers: list(everywhere) },
    // A route cannot take back what is said here; the logo's says itself whether it is kept.
    { source: "/api/:path((?!brand-logo$).*)", headers: list(neverStored) },
    { source: "/_next/static/chunks/:path*", headers: list(onScripts) },
  ],
  // It finds its WebAssembly beside its own files, which a bundle has not.
  serverExternalPackages: ["@electric-sql/pglite"],
  outputFileTracingIncludes: { "/**": ["./lib/ledger/migrations/**"] },
  experimental: {
    // The first paint waits for no second request; `lib/server/http/inlined-styles.ts` lets the policy pass it.
    inlineCss: true,
    serverActions: {
      bodySizeLimit: maxBodyBytes(photoLimits),
    },
  },
};
