import { startTroubleWords } from "../../lib/words/start-trouble";
import { expect, test } from "../support/fixtures";
import { ownTestbed } from "../support/server/own-app";
import { app, supportContact } from "../support/server/servers";
import { Visitor } from "../support/server/visitor";

const own = ownTestbed();

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
  const server = await own.start();
  const lines = (reason: string) =>
    server
      .output()
      .split("\n")
      .filter((line) => line.includes(`"reason":"${reason}"`))
      .map((line) => JSON.parse(line));
  const visitor = new Visitor(server.url);
  await visitor.start();
  const { application } = visitor;
  const seen = async (by: Visitor) => (await by.get(`/api/application?started=${application}`)).json();
  expect(await seen(visitor)).toEqual({ application });
  expect(lines("cookie")).toEqual([]);
  for (let times = 0; times < 2; times++) {
    const nobody = new Visitor(server.url);
    expect(await seen(nobody)).toMatchObject({ application: null, sentence: words.cookie.first });
    expect((await nobody.post("/api/application", "", { origin: "null" })).status).toBe(403);
  }
  await server.stop();
  const host = new URL(server.url).host;
  expect(lines("cookie")).toMatchObject([
    { level: "warn", expected: "the application's cookie", seen: "no cookie" },
  ]);
  expect(lines("origin")).toMatchObject([{ level: "warn", expected: host, seen: "null" }]);
});
