/**
 * Cuts what tells Indonesian numbers apart out of libphonenumber's metadata: its parser and every other country would
 * be loaded by each phone. After an update of libphonenumber-js: `node lib/fields/phone-metadata.mjs`
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** "max" is the one that tells a mobile number from a fixed line. */
const source = createRequire(import.meta.url).resolve("libphonenumber-js/metadata.max.json");

/** The order in which a country's entry lists the kinds of numbers. */
const types = [
  "FIXED_LINE",
  "MOBILE",
  "TOLL_FREE",
  "PREMIUM_RATE",
  "PERSONAL_NUMBER",
  "VOICEMAIL",
  "UAN",
  "PAGER",
  "VOIP",
  "SHARED_COST",
];

/** The pattern of all numbers, and by kind the pattern and the lengths, in the order in which they are asked. */
export function sliceOf({ version, countries }) {
  const country = countries.ID;
  const kinds = country[11].map((entry, index) => [types[index], entry]).filter(([, entry]) => entry);
  return { version, all: country[2], kinds: Object.fromEntries(kinds) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const slice = sliceOf(JSON.parse(readFileSync(source, "utf8")));
  writeFileSync(new URL("phone-metadata.json", import.meta.url), `${JSON.stringify(slice)}\n`);
}
