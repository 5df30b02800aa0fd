import { createServer, type IncomingMessage, request } from "node:http";
import { createRequire } from "node:module";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";

/** The least that could do the job as safely: both photos decode and are passed on. No page, no rules, no ledger. */
const { PORT, KREDIBEL_URL = "", KREDIBEL_API_KEY = "" } = process.env;
const texts = ["identityId", "fullName", "birthDate", "emailAddress", "phoneNumber"];
const photos = ["identityImage", "faceImage"];

/** Next's own: the same for both. */
const busboy: (options: { headers: IncomingMessage["headers"] }) => NodeJS.WritableStream = createRequire(
  import.meta.url,
)("next/dist/compiled/busboy");

sharp.cache(false);
sharp.concurrency(1);

createServer(async (incoming, response) => {
  if (incoming.method !== "POST") return void response.writeHead(204).end();
  try {
    const { fields, files } = await readForm(incoming);
    const body: Record<string, string | undefined> = {};
    for (const name of texts) body[name] = fields.get(name);
    for (const name of photos) {
      const bytes = files.get(name) ?? Buffer.alloc(0);
      await sharp(bytes, { failOn: "warning" })
        .resize(64, 64, { fit: "fill", kernel: "linear", fastShrinkOnLoad: false })
        .raw()
        .toBuffer();
      body[name] = bytes.toString("base64");
    }
    const answer = await pass(JSON.stringify(body));
    response.writeHead(200, { "content-type": "application/json" }).end(answer);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}).listen(Number(PORT), "127.0.0.1");

async function readForm(incoming: IncomingMessage) {
  const fields = new Map<string, string>();
  const files = new Map<string, Buffer>();
  const parser = busboy({ headers: incoming.headers });
  const reading: Promise<unknown>[] = [];
  parser.on("field", (name: string, value: string) => fields.set(name, value));
  parser.on("file", (name: string, file: Readable) => {
    reading.push(buffer(file).then((bytes) => files.set(name, bytes)));
  });
  await new Promise((resolve, reject) => {
    parser.on("finish", resolve).on("error", reject);
    incoming.pipe(parser);
  });
  await Promise.all(reading);
  return { fields, files };
}

function pass(payload: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      KREDIBEL_URL,
      {
        method: "POST",
        // A connection of its own, as ours has.
        agent: false,
        headers: {
          authorization: `Bearer ${KREDIBEL_API_KEY}`,
          "content-type": "application/json",
          "content-length": Buffer.byteLength(payload),
        },
      },
      (answer) => buffer(answer).then(resolve, reject),
    );
    outgoing.on("error", reject);
    outgoing.end(payload);
  });
}
