import { readFileSync } from "node:fs";

/** The same file that `lib/kredibel/constraints.ts` reads; Node 20 cannot import TypeScript here. */
const photoLimits = JSON.parse(
  readFileSync(new URL("./lib/kredibel/photo-limits.json", import.meta.url), "utf8"),
);

/** Multipart boundaries, part headers and the text fields; Next counts the raw body. */
const formOverheadBytes = 64 * 1024;

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // It finds its WebAssembly beside its own files, which a bundle has not.
  serverExternalPackages: ["@electric-sql/pglite"],
  outputFileTracingIncludes: { "/**": ["./lib/ledger/migrations/**"] },
  experimental: {
    serverActions: {
      bodySizeLimit: photoLimits.faceImage.maxBytes + photoLimits.identityImage.maxBytes + formOverheadBytes,
    },
  },
};
