import { readFileSync } from "node:fs";
import { createConfig, lintFromString } from "@redocly/openapi-core";

/** Reads an OpenAPI file from its input, writes what the linter's strictest common rules have against it. */
const config = await createConfig({ extends: ["recommended-strict"] });
const found = await lintFromString({ source: readFileSync(0, "utf8"), absoluteRef: "openapi.json", config });
process.stdout.write(
  JSON.stringify(found.map(({ ruleId, message, location: [at] }) => ({ ruleId, message, at: at?.pointer }))),
);
