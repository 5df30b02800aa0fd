import { everywhere, neverStored } from "./header-table.mjs";

type PageFacts = { nonce: string; development: boolean; styles: readonly string[]; build: string };

/**
 * The headers of a page: those of every answer, and a policy with its nonce.
 * @param nonce for this response only; Next puts it on its scripts, `strict-dynamic` lets those load the rest
 * @param styles the style sheets that stand in the page, see `inlinedStyles`
 * @param build asked for by a page before it opens another, which must be of the same one
 * @param development React's and Next's tools in `next dev` need `eval` and inline styles
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
