import { dayAt } from "../../lib/branch/day";
import { auditWords } from "../../lib/words/branch/audit";
import { type AccountName, accounts, staffPin } from "../support/accounts";
import { expect, test } from "../support/fixtures";
import { ownBranchApp } from "../support/server/own-app";
import { actionId, cookieOf, trySignIn, Visitor } from "../support/server/visitor";
import { makePast } from "./make-past";
import { branchTimeZone, newest, past, yesterday } from "./past";

const app = ownBranchApp();

/** Beside the page's language, which comes before the form. */
function argumentsOf(fields: Record<string, string>): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(`_1_${name}`, value);
  body.append("0", '["id","$K1"]');
  return body;
}

test("audit: whatever staff do is in it, once, without anything personal", { tag: "@branch" }, async () => {
  const { instance, audit, db } = app;
  await makePast(db);
  const who = accounts.supervisorC;
  await trySignIn(instance.url, who.username, "not the password");
  await trySignIn(instance.url, "3171000000000001", "not the password");
  const staff = new Visitor(instance.url, await cookieOf(instance.url, "supervisorC"));
  const call = async (action: string, page: string, fields: Record<string, string>) =>
    staff.post(page, argumentsOf(fields), { "next-action": actionId(action) });
  const unlock = (pin: string) => staff.post("/api/staff/unlock", new URLSearchParams({ locale: "id", pin }));
  const day = yesterday();

  await call("choosePin", "/id/branch/pin", { pin: staffPin, again: staffPin });
  await staff.get(`/id/branch?day=${day}&outcome=verified&branch=${newest.branch}`);
  await staff.get(`/id/branch/attempts/${newest.id}`);
  await call("searchAttempts", "/id/branch", { quoted: newest.reference });
  await call("searchAttempts", "/id/branch", { quoted: newest.identityId });
  for (const format of ["csv", "xlsx"])
    await (
      await staff.get(`/api/branch/export?from=${day}&to=${day}&branch=*&format=${format}`)
    ).arrayBuffer();
  await staff.get("/id/branch/new");
  await staff.get("/id/branch/new");
  await unlock("271828");
  await unlock(staffPin);
  await staff.post("/api/staff/sign-out", new URLSearchParams({ locale: "id" }));

  const rows = (await audit("list", "--person", who.username)).split("\n").reverse();
  const [from, count] = ["other browser, other system", past.length];
  const today = dayAt(new Date(), branchTimeZone);
  expect(rows.map((row) => row.split(`  ${who.username}  ${who.branch}  ${from}`)).map(said)).toEqual([
    ["sign_in_failed", "reason=password"],
    ["signed_in", ""],
    ["pin_chosen", ""],
    ["list_seen", `branch=${who.branch} day=${today}`],
    ["list_seen", `branch=${newest.branch} day=${day} outcome=verified`],
    ["receipt_seen", `attemptId=${newest.id} branch=${newest.branch}`],
    ["searched", "found=true"],
    ["list_seen", `day=${today}`],
    ["searched", "found=false"],
    ["list_seen", `branch=${who.branch} day=${today}`],
    ["export_begun", `format=csv from=${day} to=${day}`],
    ["export_ended", `count=${count}`],
    ["export_begun", `format=xlsx from=${day} to=${day}`],
    ["export_ended", `count=${count}`],
    ["locked", ""],
    ["pin_failed", "reason=pin"],
    ["unlocked", ""],
    ["signed_out", ""],
  ]);
  expect(await audit("verify")).toMatch(/^The chain of \d+ rows is whole/);
  const everything = await audit("list", "--limit", "1000", "--csv");
  expect(everything.match(/sign_in_failed/g)).toHaveLength(2);
  for (const personal of [who.name, newest.staff, newest.identityId, "3171000000000001"])
    expect(everything).not.toContain(personal);
});

test("audit page: a supervisor reads what their branch did, and no other's", { tag: "@branch" }, async () => {
  const { url } = app.instance;
  const pageOf = async (who: AccountName) =>
    (await new Visitor(url, await cookieOf(url, who)).get("/id/branch/audit")).text();
  const signedIn = await Promise.all(
    ["staffA", "staffB", "staffC"].map((who) => cookieOf(url, who as AccountName)),
  );
  expect(signedIn.filter((cookie) => cookie !== "")).toHaveLength(3);
  const seen = { supervisorA: ["staffA"], supervisorB: ["staffB"], supervisorC: ["staffC"] } as const;
  for (const [supervisor, own] of Object.entries(seen)) {
    const page = await pageOf(supervisor as AccountName);
    const named = (["staffA", "staffB", "staffC"] as const).filter((who) =>
      page.includes(accounts[who].name),
    );
    expect(named, supervisor).toEqual(own);
    expect(page, supervisor).toContain(auditWords.id.events.signed_in);
  }
});

const said = ([head = "", details = ""]: string[]) => [head.split("  ")[2], details.trim()];
