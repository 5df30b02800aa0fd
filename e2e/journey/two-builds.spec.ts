import type { Browser } from "@playwright/test";
import { formatNik } from "../../lib/fields/nik";
import { type LocalPostgres, startPostgres } from "../../lib/ledger/testing/local-postgres";
import { id } from "../../lib/words/id";
import { serverWords } from "../../lib/words/server";
import { someApplicant } from "../support/applicants";
import { expect, test } from "../support/fixtures";
import { Journey } from "../support/journey";
import { facePhoto } from "../support/photos";
import { type Image, layOutImage } from "../support/server/image";
import type { Instance } from "../support/server/instance";
import { type Link, openLink } from "../support/server/link";
import { ownTestbed } from "../support/server/own-app";
import { renameBuild } from "../support/server/rename-build";

/**
 * A deploy behind an open tab: each press has its effect or a word, and nothing typed is lost. Three servers of one database
 * stand behind one address. Real are the servers, their cut connections, cookies, missing files and unknown actions; the
 * second and third build are the first under other names, so their code is the same.
 */
// In one worker, for which the servers are started once.
test.describe.configure({ mode: "default", timeout: 90_000 });

const otherBuilds = ["shared key", "another key"] as const;
type Build = "before" | (typeof otherBuilds)[number];

const own = ownTestbed();
const images: Image[] = [];
const servers = {} as Record<Build, Instance>;
let postgres: LocalPostgres;
let link: Link;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  postgres = await startPostgres();
  const settings = { DATABASE_URL: postgres.url };
  servers.before = await own.start(settings);
  for (const build of otherBuilds) {
    const image = layOutImage((files) => {
      const renamed = renameBuild(files, { sharedKey: build === "shared key" });
      expect(renamed.files).toBeGreaterThan(20);
      expect(renamed.actions > 0).toBe(build === "another key");
    });
    images.push(image);
    servers[build] = await own.start(settings, image);
  }
  link = await openLink(servers.before.url);
});
test.afterAll(async () => {
  link?.close();
  await postgres?.stop();
  for (const image of images) image.remove();
});

const deploy = (build: Build) => link.leadTo(servers[build].url);

/** A person with a page of the build before. */
async function someone(browser: Browser) {
  deploy("before");
  const page = await (await browser.newContext({ baseURL: link.url })).newPage();
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    return dialog.dismiss();
  });
  const journey = new Journey(page, "id", someApplicant());
  const main = page.getByRole("main");
  const leave = async () => {
    expect(dialogs).toEqual([]);
    await page.context().close();
  };
  return { page, journey, main, leave };
}

for (const build of otherBuilds) {
  test(`two builds, ${build}: start and first photo go on in the new page`, async ({ browser }) => {
    const { page, journey, main, leave } = await someone(browser);
    const updated = main.getByText(serverWords.id.restarted.updated);
    await journey.open("");
    for (const consent of await page.getByRole("checkbox").all()) await consent.check();
    deploy(build);
    await page.getByRole("button", { name: id.start.start, exact: true }).click();
    await expect(updated).toBeVisible();
    await journey.takePhoto();

    deploy("before");
    // A start page that has a case leads to it.
    await page.context().clearCookies();
    await journey.start();
    deploy(build);
    const reloaded = page.waitForEvent("load");
    await journey.upload(await facePhoto());
    await reloaded;
    await expect(updated).toBeVisible();
    await journey.uploadCard();
    await leave();
  });

  test(`two builds, ${build}: what is typed is sent, or stays and the page says why`, async ({ browser }) => {
    const { page, journey, main, leave } = await someone(browser);
    const { applicant } = journey;
    const { identityId } = applicant;
    await journey.start();
    await journey.photographCard();
    deploy(build);
    await journey.typeIdentity();
    await page.getByRole("link", { name: "English" }).click();
    await expect(page.getByRole("alert").filter({ hasText: id.failures.reload })).toBeVisible();
    await expect(journey.textbox(journey.words.fields.identityId)).toHaveValue(formatNik(identityId));
    await expect(journey.textbox(journey.words.fields.fullName)).toHaveValue(applicant.fullName);
    await journey.fillIdentity();
    await journey.fillContact();
    await journey.upload(await facePhoto());
    await expect(journey.alert).toHaveText(id.problems.page_incomplete({ code: "page_incomplete" }));
    await journey.photographSelfie();

    /** By the server that knows this page's action. */
    const send = async () => {
      if (build === "another key") {
        const before = own.simulator.calls().length;
        await journey.submit();
        await expect(journey.alert).toContainText(id.failures.reload);
        await expect(main).toContainText(applicant.fullName);
        expect(own.simulator.calls()).toHaveLength(before);
        deploy("before");
      }
      await journey.submit();
    };
    own.simulator.enqueue({ identityId, status: "not_verified", rejectFields: ["fullName"] });
    await send();
    await journey.expectOutcome("not_verified");
    deploy(build);
    await journey.correct();
    await journey.mend("fullName");
    await send();
    await journey.expectOutcome("verified");
    expect(own.simulator.calls()).toHaveLength(2);
    await leave();
  });
}
