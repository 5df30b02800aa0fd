import { readFileSync } from "node:fs";
import { join } from "node:path";
import { access, handsOver, type Place, type Rule } from "../../lib/staff/access";
import type { AccountName } from "../support/accounts";
import { expect, test } from "../support/fixtures";
import { filled } from "../support/routes";
import { ownBranchApp } from "../support/server/own-app";
import { cookieOf } from "../support/server/visitor";

/** Who × what: every page, action and route of the build, as each of these would call it without a browser. */
test.describe.configure({ mode: "serial", timeout: 120_000 });

const build = join(import.meta.dirname, "../../.next");
const read = (file: string) => JSON.parse(readFileSync(join(build, file), "utf8"));

/** Made by Next, or a file: nothing that asks who comes. */
const notOurs = ["/_global-error", "/_not-found", "/icon.svg"];

type Built = { place: string; kind: "page" | "action" | "route"; path: string; id?: string };

function builtPlaces(): Built[] {
  const paths: Record<string, string> = read("app-path-routes-manifest.json");
  const actions: Record<string, { exportedName: string; workers: Record<string, unknown> }> = read(
    "server/server-reference-manifest.json",
  ).node;
  const routes = Object.entries(paths)
    .filter(([, path]) => !notOurs.includes(path))
    .map(([entry, path]): Built => {
      const kind = entry.endsWith("/page") ? "page" : "route";
      return { place: `${kind} ${path}`, kind, path: filled(path, "id") };
    });
  const called = Object.entries(actions).map(([id, { exportedName, workers }]): Built => {
    const pages = Object.keys(workers).map((worker) => paths[worker.replace(/^app/, "")] ?? "");
    // The answer holds the page, and one of a case would lock the session in passing.
    const page = pages.find((path) => !handsOver(`page ${path}` as Place)) ?? "";
    return { place: `action ${exportedName}`, kind: "action", path: filled(page, "id"), id };
  });
  return [...routes, ...called];
}

const signedOut = {
  visitor: null,
  applicant: null,
  list: "signed_out",
  cases: "signed_out",
  export: "signed_out",
  audit: "signed_out",
  account: "signed_out",
  unlock: "signed_out",
  proof: "signed_out",
  "a scope": "no_key",
} as const;
const staffOnly = {
  visitor: null,
  applicant: null,
  list: null,
  cases: null,
  export: "role",
  audit: "role",
  account: null,
  unlock: null,
  proof: null,
  "a scope": "no_key",
} as const;
const locked = {
  ...staffOnly,
  list: "locked",
  export: "locked",
  audit: "locked",
  account: "locked",
  proof: "locked",
} as const;

/** Each visitor, with why the places of each rule refuse them; null: they may. */
const visitors: Record<
  string,
  {
    account: AccountName | null;
    disable?: true;
    handOver?: true;
    /** At an instance where all must have a second factor, and this person has none. */
    owing?: true;
    refused: Record<Extract<Rule, string> | "a scope", string | null>;
  }
> = {
  "signed out": { account: null, refused: signedOut },
  staff: { account: "staffA", refused: staffOnly },
  "staff of another branch": { account: "staffB", refused: staffOnly },
  supervisor: { account: "supervisorA", refused: { ...staffOnly, export: null, audit: null } },
  "staff, locked": {
    account: "staffA",
    handOver: true,
    refused: { ...locked, export: "role", audit: "role" },
  },
  "supervisor, locked": { account: "supervisorA", handOver: true, refused: locked },
  "supervisor, before a second factor that is due": {
    account: "supervisorB",
    owing: true,
    refused: {
      ...staffOnly,
      export: "second_factor",
      audit: "second_factor",
      list: "second_factor",
      cases: "second_factor",
      account: "second_factor",
      unlock: "second_factor",
    },
  },
  "disabled, with a live session": { account: "disabled", disable: true, refused: signedOut },
};

const app = ownBranchApp();

test("access table: a line for every page, action and route of the build, no other", {
  tag: "@branch",
}, () => {
  expect(Object.keys(access).length).toBeGreaterThanOrEqual(54);
  expect(
    builtPlaces()
      .map(({ place }) => place)
      .sort(),
  ).toEqual(Object.keys(access).sort());
});

for (const [name, { account, disable, handOver, owing, refused }] of Object.entries(visitors))
  test(`${name}: refused where the table says so, nowhere else, and each refusal is logged`, {
    tag: "@branch",
  }, async () => {
    const { command } = app;
    const instance = owing ? await app.startAnother({ STAFF_REQUIRE_2FA: "all" }) : app.instance;
    const cookie = account ? await cookieOf(instance.url, account) : "";
    if (account) expect(cookie).toMatch(/^staff=./);
    if (disable) await command("disable", "eko.a");
    if (handOver)
      expect((await fetch(`${instance.url}/id/branch/new`, { headers: { cookie } })).status).toBe(200);
    const before = instance.output().length;
    const places = builtPlaces().sort((one, other) => turnOf(one) - turnOf(other));
    const expected = new Set<string>();
    for (const built of places) {
      const rule: Rule = access[built.place as Place];
      const reason = refused[typeof rule === "string" ? rule : "a scope"];
      if (reason) expected.add(`${built.place}: ${reason}`);
      const answers = await callsOf(instance.url, built, cookie);
      if (reason === "locked") expectLock(built, answers.map(saidBy));
      for (const answer of answers) {
        expect(answer.status, built.place).toBeLessThan(500);
        if (reason && built.kind === "page") expect([307, 404], built.place).toContain(answer.status);
        if (!reason && built.kind === "page" && built.place.includes("/branch"))
          expect([200, 307, 404], built.place).toContain(answer.status);
      }
    }
    await barrier(instance.url);
    await expect.poll(() => instance.output().slice(before)).toContain('"reason":"origin"');
    expect(refusalsIn(instance.output().slice(before))).toEqual([...expected].sort());
  });

/** A case locks the session, and signing out ends it: after what both would take away. */
const turnOf = ({ place }: Built) =>
  place === "route /api/staff/sign-out" ? 2 : Number(handsOver(place as Place));

const lockedAnswers: Record<Built["kind"], string> = {
  page: "/id/branch/unlock",
  action: "/id/branch/unlock",
  route: "403",
};

/** 404: a form stood where the language belongs; 405: the route has no such method. */
function expectLock({ kind, place }: Built, answers: string[]): void {
  expect(answers, place).toContain(lockedAnswers[kind]);
  expect(
    answers.filter((said) => said !== "404" && said !== "405" && said !== lockedAnswers[kind]),
    place,
  ).toEqual([]);
}

/** Where it leads, else its status. */
const saidBy = ({ status, headers }: Response) =>
  headers.get("location") ?? headers.get("x-action-redirect")?.split(";")[0] ?? `${status}`;

async function callsOf(url: string, { kind, path, id }: Built, cookie: string): Promise<Response[]> {
  const ask = async (init: RequestInit) => {
    const answer = await fetch(`${url}${path}`, {
      ...init,
      headers: { cookie, origin: url, ...init.headers },
      redirect: "manual",
    });
    await answer.arrayBuffer();
    return answer;
  };
  if (kind === "page") return [await ask({})];
  if (kind === "route") return [await ask({}), await ask({ method: "POST", body: new FormData() })];
  // A form in each place where an action may expect one, and behind a language.
  const call = (given: string) => {
    const body = new FormData();
    body.append("_1_field", "value");
    body.append("0", given);
    return ask({ method: "POST", headers: { "next-action": `${id}` }, body });
  };
  return [await call('["$K1","$K1"]'), await call('["id","$K1"]')];
}

/** The log has this line once it has all before it. */
const barrier = (url: string) => fetch(`${url}/api/staff/sign-out`, { method: "POST", redirect: "manual" });

/** Each place that refused for who came, once. */
function refusalsIn(output: string): string[] {
  const lines = output.split("\n").flatMap((line) => (line.startsWith("{") ? [JSON.parse(line)] : []));
  const refusals = lines.filter(
    ({ msg, reason }) => msg === "Refused." && /^(signed_out|locked|second_factor|role|no_key)$/.test(reason),
  );
  return [...new Set(refusals.map(({ route, reason }) => `${route}: ${reason}`))].sort();
}
