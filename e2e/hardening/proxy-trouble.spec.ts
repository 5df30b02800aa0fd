import { startTroubleWords } from "../../lib/words/start-trouble";
import { cookiesIn, giveConsent } from "../support/action";
import { expect, test } from "../support/fixtures";
import { app, canaryKey, deployedUrl, simulator, supportContact } from "../support/servers";
import { layOutImage } from "./image";
import { startInstance } from "./instance";

test.skip(deployedUrl !== undefined, "reads the log of a server of its own");

const words = startTroubleWords.id;

/** What a proxy makes of the requests of a page, none of which brings a cookie, and what *Mulai* then says at the first and at the second press. */
const proxies = {
  "no cookie kept": { words: words.cookie },
  "Origin: null": { origin: "null", words: words.origin },
  "Host rewritten": { "x-forwarded-host": "10.0.0.1:3000", words: words.origin },
};

for (const [name, { words, ...changed }] of Object.entries(proxies))
  test(`proxy: with ${name} nothing can be typed in vain`, async ({ page, journey }) => {
    await page.route("**/api/application*", async (route) => {
      const { method, body } = { method: route.request().method(), body: route.request().postData() };
      const headers = { "content-type": "application/x-www-form-urlencoded", origin: app.url, ...changed };
      const answer = await fetch(route.request().url(), { method, headers, body });
      await route.fulfill({
        status: answer.status,
        contentType: "application/json",
        body: await answer.text(),
      });
    });
    await journey.open("");
    for (const consent of await page.getByRole("checkbox").all()) await consent.check();
    for (const sentence of [words.first, words.again]) {
      await page.getByRole("button", { name: journey.words.start, exact: true }).click();
      await expect(journey.alert).toContainText(sentence);
    }
    await expect(journey.alert).toContainText(supportContact);
    await expect(page).toHaveURL("/id");
    await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(2);
  });

test("proxy: one line in the log says what was expected and what was seen", async () => {
  const image = layOutImage();
  const server = await startInstance(image, {
    KREDIBEL_BASE_URL: simulator.url,
    KREDIBEL_API_KEY: canaryKey,
    LEDGER_SECRET: "a secret of the end-to-end tests only",
  });
  const lines = (reason: string) =>
    server
      .output()
      .split("\n")
      .filter((line) => line.includes(`"reason":"${reason}"`))
      .map((line) => JSON.parse(line));
  const opened = await giveConsent(server.url);
  const { application } = await opened.json();
  const seen = (cookie: string) =>
    fetch(`${server.url}/api/application?started=${application}`, { headers: cookie ? { cookie } : {} });
  expect(await (await seen(cookiesIn(opened))).json()).toEqual({ application });
  expect(lines("cookie")).toEqual([]);
  for (let times = 0; times < 2; times++) {
    expect(await (await seen("")).json()).toMatchObject({ application: null, sentence: words.cookie.first });
    const headers = { origin: "null" };
    const refused = await fetch(`${server.url}/api/application`, { method: "POST", headers });
    expect(refused.status).toBe(403);
  }
  await server.stop();
  image.remove();
  const host = new URL(server.url).host;
  expect(lines("cookie")).toMatchObject([
    { level: "warn", expected: "the application's cookie", seen: "no cookie" },
  ]);
  expect(lines("origin")).toMatchObject([{ level: "warn", expected: host, seen: "null" }]);
});
