import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fixedWords } from "../support/fixed-words";
import { expect, test } from "../support/fixtures";
import { canaryKey, deployedUrl } from "../support/server/servers";

const browserFiles = join(import.meta.dirname, "../..", ".next", "static");

test.skip(deployedUrl !== undefined, "reads the files of the build");

test("no file for the browser holds the key or the way to Kredibel", () => {
  expect(filesWith(canaryKey)).toEqual([]);
  expect(filesWith("KREDIBEL_API_KEY")).toEqual([]);
  expect(filesWith("/v1/certificate/issuance")).toEqual([]);
  // The search finds what is there: a word that every page shows.
  expect(filesWith(fixedWords.id.camera.upload)).not.toEqual([]);
});

function filesWith(text: string): string[] {
  const files = readdirSync(browserFiles, { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  return paths.filter((path) => readFileSync(path).includes(text));
}
