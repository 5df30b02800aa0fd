import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { maskNik } from "../lib/ledger/fingerprint";
import { expect, test } from "./fixtures";
import { cardPhoto, facePhoto } from "./photos";
import { dataDir, deployedUrl } from "./servers";

test.skip(deployedUrl !== undefined, "reads the files of the database");

/** What a person gave is in memory and on its way to Kredibel; the logs are searched by `npm run fault-test`. */
test("no address, storage or database file holds what was given", async ({ page, journey, applicant }) => {
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  const photos = { card: await cardPhoto({ applicant }), face: await facePhoto() };
  await journey.start();
  await journey.uploadCard(photos.card);
  await journey.fillIdentity();
  await journey.fillContact();
  await journey.uploadSelfie(photos.face);
  await journey.submit();
  await journey.expectOutcome("verified");

  const { identityId, fullName, emailAddress, phoneNumber } = applicant;
  const canaries = [identityId, fullName, emailAddress, phoneNumber.slice(1)].map((text) =>
    Buffer.from(text),
  );
  const pieces = Object.values(photos).flatMap(({ buffer }) => {
    const piece = buffer.subarray(buffer.length / 2, buffer.length / 2 + 24);
    return [piece, Buffer.from(piece.toString("base64"))];
  });
  const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]));
  const places = {
    ...databaseFiles(),
    addresses: Buffer.from(addresses.join("\n")),
    storage: Buffer.from(kept),
  };

  for (const canary of [...canaries, ...pieces]) expect(placesWith(canary, places)).toEqual([]);
  // The search would find it: what the ledger may keep is there.
  expect(placesWith(Buffer.from(maskNik(identityId)), places)).not.toEqual([]);
});

function databaseFiles(): Record<string, Buffer> {
  const entries = readdirSync(dataDir, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path)]));
}

function placesWith(canary: Buffer, places: Record<string, Buffer>): string[] {
  return Object.keys(places).filter((name) => places[name]?.includes(canary));
}
