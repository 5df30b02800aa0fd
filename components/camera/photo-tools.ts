/** What the photo step needs for a file or a turn only, in one file of the build. */
export { readFile } from "./read-file";
export { turn } from "./turn";
