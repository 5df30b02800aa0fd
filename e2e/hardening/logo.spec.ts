import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "../support/fixtures";
import { canaryKey, deployedUrl } from "../support/servers";
import { type Image, layOutImage } from "./image";
import { type Instance, startInstance } from "./instance";

test.skip(deployedUrl !== undefined, "starts the build itself");

let image: Image;
let server: Instance;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  image = layOutImage();
  const logo = join(image.data, "logo.svg");
  copyFileSync(join(import.meta.dirname, "../../app/icon.svg"), logo);
  server = await startInstance(image, {
    KREDIBEL_BASE_URL: "http://127.0.0.1:1",
    KREDIBEL_API_KEY: canaryKey,
    LEDGER_SECRET: "a secret of the end-to-end tests only",
    BRAND_LOGO: logo,
  });
});
test.afterAll(async () => {
  await server?.stop();
  image?.remove();
});

test("the operator's logo is kept by a browser, under the address that pages give it", async () => {
  const page = await (await fetch(`${server.url}/id`)).text();
  const address = /\/api\/brand-logo\?v=[\w-]+/.exec(page)?.[0] ?? "none";
  const [kept, plain] = await Promise.all(
    [address, "/api/brand-logo"].map((path) => fetch(`${server.url}${path}`)),
  );
  expect(kept?.headers.get("content-type")).toBe("image/svg+xml");
  expect(kept?.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
  expect(plain?.status).toBe(200);
  expect(plain?.headers.get("cache-control")).toBe("no-store");
});
