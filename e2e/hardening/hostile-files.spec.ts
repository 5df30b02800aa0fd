import type { Page } from "@playwright/test";
import sharp from "sharp";
import { photoLimits } from "../../lib/kredibel/constraints";
import type { PhotoProblem } from "../../lib/photo/check";
import { id } from "../../lib/words/id";
import { expect, test } from "../support/fixtures";
import { bombPng, cardPhoto, drawnCard, emptyFile, renamedText, truncatedPhoto } from "../support/photos";

test("the server refuses every hostile file by name, and Kredibel hears of none", async ({
  page,
  journey,
  kredibel,
}) => {
  test.setTimeout(90_000);
  await journey.reachReview();
  const send = await catchSubmission(page);
  const files = await hostileFiles();
  expect(files.length).toBeGreaterThanOrEqual(19);
  for (const [what, code, bytes] of files) {
    const answer = await send(bytes);
    expect(answer, what).toContain(`"identityImage":{"code":"${code}"`);
    expect(answer, what).toContain(`"kind":"invalid"`);
  }
  await kredibel.expectNoCall();
});

async function hostileFiles(): Promise<[what: string, code: PhotoProblem["code"], bytes: Buffer][]> {
  const { buffer: good } = await cardPhoto();
  const card = sharp(good);
  const padded = (start: string) => Buffer.concat([Buffer.from(start), Buffer.alloc(200_000, " ")]);
  const halved = Buffer.concat([good.subarray(0, good.length / 2), good.subarray(-2)]);
  return [
    ["nothing", "photo_empty", emptyFile().buffer],
    ["text", "photo_type", renamedText().buffer],
    ["a PDF", "photo_type", padded("%PDF-1.7\n")],
    ["HTML", "photo_type", padded("<!doctype html><script>alert(1)</script>")],
    ["an SVG", "photo_type", Buffer.concat([drawnCard().buffer, Buffer.alloc(200_000, " ")])],
    ["a WebP", "photo_type", await card.clone().webp({ lossless: true }).toBuffer()],
    ["a GIF", "photo_type", await card.clone().gif().toBuffer()],
    ["196 megapixels", "photo_many_pixels", bombPng(14_000, 14_000).buffer],
    ["a truncated JPEG", "photo_damaged", (await truncatedPhoto()).buffer],
    ["half a JPEG with its end", "photo_damaged", halved],
    [
      "a header without a picture",
      "photo_damaged",
      Buffer.concat([good.subarray(0, 600), Buffer.alloc(200_000)]),
    ],
    [
      "a ZIP behind a JPEG",
      "photo_trailing_bytes",
      Buffer.concat([good, Buffer.from("PK\x03\x04"), Buffer.alloc(64)]),
    ],
    [
      "a JPEG that lies on its side",
      "photo_sideways",
      await card.clone().jpeg({ quality: 95 }).withMetadata({ orientation: 6 }).toBuffer(),
    ],
    [
      "a PNG that lies on its side",
      "photo_sideways",
      await card.clone().resize(800).png().withMetadata({ orientation: 8 }).toBuffer(),
    ],
    ["a million empty comments", "photo_damaged", commentBomb(good, 1_000_000)],
    ["1,000 empty comments", "photo_damaged", commentBomb(good, 1_000)],
    ["too few pixels", "photo_pixels", await card.clone().resize(320, 240).png().toBuffer()],
    ["too few bytes", "photo_bytes_low", await card.clone().jpeg({ quality: 10 }).toBuffer()],
    [
      "too many bytes",
      "photo_bytes_high",
      Buffer.concat([good, Buffer.alloc(photoLimits.identityImage.maxBytes)]),
    ],
  ];
}

function commentBomb(jpeg: Buffer, count: number): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.alloc(4 * count, "fffe0002", "hex"), jpeg.subarray(2)]);
}

/**
 * Catches the request that the page would send, and lets it be sent again and again with another card photo, as somebody
 * without a browser would.
 */
async function catchSubmission(page: Page): Promise<(card: Buffer) => Promise<string>> {
  const isAction = (url: URL) => url.pathname.endsWith("/apply");
  const caught = page.waitForRequest(
    (request) => request.method() === "POST" && isAction(new URL(request.url())),
  );
  await page.route(isAction, (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await page.getByRole("button", { name: id.review.submit }).click();
  const request = await caught;
  const headers = await request.allHeaders();
  const body = request.postDataBuffer();
  if (!body) throw new Error("The browser did not tell what it sent.");
  const original = await new Response(new Uint8Array(body), {
    headers: { "content-type": headers["content-type"] ?? "" },
  }).formData();
  const key = [...original.keys()].find((name) => name.endsWith("identityImage"));
  if (!key) throw new Error("The form has no card photo.");

  return async (card) => {
    const form = new FormData();
    for (const [name, value] of original)
      if (name === key)
        form.append(name, new Blob([new Uint8Array(card)], { type: "image/jpeg" }), "ktp.jpg");
      else if (typeof value === "string") form.append(name, value);
      else form.append(name, value, value.name);
    const answer = await fetch(request.url(), {
      method: "POST",
      headers: Object.fromEntries(
        [
          "next-action",
          "next-router-state-tree",
          "origin",
          "accept",
          "cookie",
          "user-agent",
          "sec-fetch-site",
        ].flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])),
      ),
      body: form,
    });
    return answer.text();
  };
}
