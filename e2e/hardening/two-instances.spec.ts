import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { type LocalPostgres, startPostgres } from "../../lib/ledger/testing/local-postgres";
import { staffCookies } from "../../lib/staff/cookie";
import { someApplicant } from "../support/applicants";
import { expect, test } from "../support/fixtures";
import type { Instance } from "../support/server/instance";
import { ownTestbed } from "../support/server/own-app";
import { someForm } from "../support/server/submissions";
import { Visitor } from "../support/server/visitor";

/** Production as it is deployed: the image's files, read-only, nobody's user, two of them on one PostgreSQL. */
test.describe.configure({ mode: "serial", timeout: 120_000 });

const run = promisify(execFile);
const submissionsAtOnce = 10;

const own = ownTestbed();
let postgres: LocalPostgres;
let instances: Instance[];

test.beforeAll(async () => {
  test.setTimeout(180_000);
  postgres = await startPostgres();
  const settings = { DATABASE_URL: postgres.url, MAX_SUBMISSIONS: String(submissionsAtOnce) };
  // Together, so that both find an empty database and want to migrate it.
  instances = await Promise.all([own.start(settings), own.start(settings)]);
});
test.afterAll(() => postgres?.stop());

const [first, second] = [() => instances[0] as Instance, () => instances[1] as Instance];

test("one attempt sent to both at once is one call, and each tells its end afterwards", async () => {
  const applicant = someApplicant();
  own.simulator.enqueue({ identityId: applicant.identityId, held: true });
  const visitor = new Visitor(first().url);
  await visitor.start();
  const elsewhere = visitor.at(second().url);
  const form = someForm(applicant);
  let answered = 0;
  const sent = [visitor, elsewhere, visitor].map(async (someone) => {
    const reply = await someone.submit(form);
    answered += 1;
    return reply;
  });
  // One holds the call; the others are told at once.
  await expect.poll(() => answered).toBe(2);
  own.simulator.release(applicant.identityId);
  const replies = await Promise.all(sent);
  const kinds = replies.map(({ outcome }) => outcome?.kind as string).sort();
  expect(kinds).toEqual(["in_flight", "in_flight", "verified"]);
  const end = replies.find(({ outcome }) => outcome?.kind === "verified")?.outcome;
  expect((await visitor.submit(form)).outcome).toEqual(end);
  expect((await elsewhere.submit(form)).outcome).toEqual(end);
  expect(own.simulator.calls()).toHaveLength(1);
});

test("50 at once while Kredibel takes two seconds: none lost, none twice, the cap holds", async () => {
  let highest = 0;
  const watching = setInterval(async () => {
    for (const instance of instances)
      highest = Math.max(highest, await instance.metric("onboarding_submissions_in_flight").catch(() => 0));
  }, 50);
  const ends = await Promise.all(
    Array.from({ length: 50 }, async (_, index) => {
      const applicant = someApplicant();
      own.simulator.enqueue({ identityId: applicant.identityId, delayMs: 2_000 });
      const visitor = new Visitor((instances[index % 2] as Instance).url);
      await visitor.start();
      const form = someForm(applicant);
      let end: string | undefined;
      // Turned away without a charge where too many are under way: the page says so, and people try again.
      await expect(async () => {
        const { outcome } = await visitor.submit(form);
        end = outcome?.kind;
        expect(outcome).not.toMatchObject({ kind: "refused", reason: "busy" });
      }).toPass({ intervals: [300], timeout: 90_000 });
      return end;
    }),
  );
  clearInterval(watching);
  expect(ends).toEqual(Array(50).fill("verified"));
  expect(own.simulator.calls()).toHaveLength(50);
  expect(highest).toBeGreaterThan(1);
  expect(highest).toBeLessThanOrEqual(submissionsAtOnce);
});

test("unknown: what an operator resolves is told by every instance", async () => {
  const applicant = someApplicant();
  own.simulator.enqueue({ identityId: applicant.identityId, fault: "reset_after_read" });
  const visitor = new Visitor(first().url);
  await visitor.start();
  const form = someForm(applicant);
  const attemptId = String(form.get("attemptId"));
  expect((await visitor.submit(form)).outcome?.kind).toBe("unknown");
  const listed = await operator("list", "--open");
  expect(listed).toContain(attemptId);
  expect(listed).not.toContain(applicant.identityId);
  const found = ["not_verified", "--reference", "ref_by_phone", "--fields", "fullName"];
  await operator("resolve", attemptId, ...found, "--by", "operator", "--yes");
  for (const instance of instances)
    expect((await visitor.at(instance.url).submit(form)).outcome).toMatchObject({
      kind: "not_verified",
      reference: "ref_by_phone",
      fields: ["fullName"],
    });
  expect(await operator("list", "--open")).not.toContain(attemptId);
  expect(own.simulator.calls()).toHaveLength(1);
});

test("one that stops leaves the other with everything that was answered", async () => {
  const visitor = new Visitor(first().url);
  await visitor.start();
  const form = someForm();
  const { outcome } = await visitor.submit(form);
  expect(outcome?.kind).toBe("verified");
  expect(await first().stop("SIGTERM")).toBe(143);
  expect((await visitor.at(second().url).submit(form)).outcome).toEqual(outcome);
  expect(own.simulator.calls()).toHaveLength(1);
});

test("without its database an instance says so, lives on, and calls nobody", async () => {
  const visitor = new Visitor(second().url);
  await visitor.start();
  expect((await fetch(`${second().url}/api/health/ready`)).status).toBe(200);
  await postgres.stop();
  await expect.poll(async () => (await fetch(`${second().url}/api/health/ready`)).status).toBe(503);
  const ready = await fetch(`${second().url}/api/health/ready`);
  expect(ready.headers.get("retry-after")).toBe("5");
  expect(await ready.json()).toMatchObject({ ready: false, checks: { database: false, running: true } });
  expect((await fetch(`${second().url}/api/health/live`)).status).toBe(200);
  const { outcome, text } = await visitor.submit(someForm());
  expect(outcome).toBeNull();
  expect(text).not.toContain("ECONNREFUSED");
  expect(own.simulator.calls()).toEqual([]);
  await expect.poll(() => second().output()).toContain("The database failed");
  expect(second().output()).not.toMatch(/params|Failed query/);
  const signedOut = await fetch(`${second().url}/api/staff/sign-out`, {
    method: "POST",
    headers: { origin: second().url, cookie: `${visitor.cookie}; ${staffCookies.http.session}=anybody` },
    redirect: "manual",
  });
  expect(signedOut.status).toBe(303);
  for (const name of ["application", staffCookies.http.session])
    expect(signedOut.headers.getSetCookie()).toContainEqual(
      expect.stringMatching(new RegExp(`^${name}=;.*(Max-Age=0|Expires=Thu, 01 Jan 1970)`, "i")),
    );
  expect(second().running()).toBe(true);
});

/** What `npm run ledger -- …` prints, with the database's address in a file as in the compose file. */
async function operator(...command: string[]): Promise<string> {
  const file = join(own.image.data, "database-url");
  writeFileSync(file, postgres.url);
  const env = { ...process.env, DATABASE_URL: "", DATABASE_URL_FILE: file };
  const { stdout } = await run("npm", ["run", "--silent", "ledger", "--", ...command], { env });
  return stdout;
}
