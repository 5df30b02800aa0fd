import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { maskNik } from "../../lib/ledger/fingerprint";
import { id } from "../../lib/words/id";
import { expect, test } from "../support/fixtures";
import { watchHoldings } from "../support/page/resource-tracker";
import { cardPhoto, facePhoto } from "../support/photos";
import { dataDir, deployedUrl } from "../support/server/servers";

test.skip(deployedUrl !== undefined, "reads the files of the database");

/** What a person gave is in memory and on its way to Kredibel; the logs are searched by `npm run fault-test`. */
test("no address, storage or database file holds what was given", async ({ page, journey, applicant }) => {
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  const holdings = await watchHoldings(page);
  await journey.start();
  await journey.upload(await cardPhoto({ applicant }));
  // What the page makes of a file is what could be kept; its bytes are others.
  const card = await holdings.bytesOf(id.card.alt);
  await journey.acceptPhoto();
  await journey.fillIdentity();
  await journey.fillContact();
  await journey.upload(await facePhoto());
  const face = await holdings.bytesOf(id.selfie.alt);
  await journey.acceptPhoto();
  await journey.submit();
  await journey.expectOutcome("verified");

  const { identityId, fullName, emailAddress, phoneNumber } = applicant;
  const canaries = [identityId, fullName, emailAddress, phoneNumber.slice(1)].map((text) =>
    Buffer.from(text),
  );
  const pieces = [card, face].flatMap((photo) => {
    // Base64 of the whole has that of a piece in it only where the piece begins after whole threes.
    const middle = 3 * Math.floor(photo.length / 6);
    const piece = photo.subarray(middle, middle + 24);
    return [piece, inBase64(piece)];
  });
  const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]));
  const places = {
    ...databaseFiles(),
    addresses: Buffer.from(addresses.join("\n")),
    storage: Buffer.from(kept),
  };

  // The search must find each canary in what was given, and nowhere else.
  const given = Buffer.concat([...canaries, card, face, ...[card, face].map(inBase64)]);
  for (const canary of [...canaries, ...pieces])
    expect(placesWith(canary, { ...places, given })).toEqual(["given"]);
  // Each place was read: it holds what it may.
  expect(placesWith(Buffer.from(maskNik(identityId)), databaseFiles())).not.toEqual([]);
  expect(placesWith(Buffer.from("/id/apply"), places)).toContain("addresses");
  expect(JSON.parse(kept)).toHaveLength(3);
});

const inBase64 = (bytes: Buffer) => Buffer.from(bytes.toString("base64"));

function databaseFiles(): Record<string, Buffer> {
  const entries = readdirSync(dataDir, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.flatMap((path) => readIfThere(path).map((bytes) => [path, bytes])));
}

/** The database is running: it may have removed a file since it was listed. */
function readIfThere(path: string): Buffer[] {
  try {
    return [readFileSync(path)];
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

function placesWith(canary: Buffer, places: Record<string, Buffer>): string[] {
  return Object.keys(places).filter((name) => places[name]?.includes(canary));
}
