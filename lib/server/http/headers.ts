import { everywhere, neverStored } from "./header-table.mjs";

type PageFacts = { nonce: string; development: boolean; styles: readonly string[]; build: string };

/**
 * @param build pages compare it before navigating
 * @param development `next dev` needs `eval` and inline styles
 */
export function pageHeaders({ nonce, development, styles, build }: PageFacts) {
  const policy = {
    "default-src": "'none'",
    "script-src": `'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src": development ? "'self' 'unsafe-inline'" : [`'self' 'nonce-${nonce}'`, ...styles].join(" "),
    "img-src": "'self' blob: data:",
    "media-src": "'self' blob:",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return {
    ...everywhere,
    ...neverStored,
    "X-Build": build,
    "Content-Security-Policy": Object.entries(policy)
      .map(([directive, sources]) => `${directive} ${sources}`)
      .join("; "),
  };
}
