/**
 * Cuts Indonesia's slice out of libphonenumber's metadata: a browser needs no other country's.
 * After an update of libphonenumber-js: `node lib/onboarding/phone-metadata.mjs`
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

/** "max" is the one that tells a mobile number from a fixed line. */
const source = createRequire(import.meta.url).resolve("libphonenumber-js/metadata.max.json");
const { version, countries } = JSON.parse(readFileSync(source, "utf8"));

const slice = {
  version,
  country_calling_codes: { 62: ["ID"] },
  countries: { ID: countries.ID },
  nonGeographic: {},
};
writeFileSync(new URL("phone-metadata.json", import.meta.url), `${JSON.stringify(slice)}\n`);
