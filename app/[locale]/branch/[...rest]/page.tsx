/** A catch-all of the branch's own, so that `not-found` links back to its list. */
export { default, generateMetadata } from "../../[...rest]/page";
