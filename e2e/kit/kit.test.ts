import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sandboxAnswers } from "../../lib/kredibel/constraints";
import { faultNames, faults } from "../../lib/kredibel/simulator/faults";
import { receiverFaultNames, receiverFaults } from "../../lib/webhooks/testing/receiver-faults";
import playwright from "../../playwright.config";
import { feedNames } from "../feeds/feeds";
import { verdicts } from "../feeds/verdicts";
import { keepLastPage, screenSizes } from "../support/fixtures";

const root = join(import.meta.dirname, "../..");
const specs = listSpecs();
const tags = ["smoke", "scenario", "camera", "a11y", "branch", "landscape", "fault"];

test("each fault that Kredibel's stand-in knows is used by a spec", () => {
  expect(
    faultNames.filter((fault) => !titled("fault").some((title) => title.startsWith(`${fault} `))),
  ).toEqual([]);
});

test("feeds: each verdict is seen in a browser; all feeds are judged without one", () => {
  const seen = titled("camera").flatMap((title) => /^feed \w+: (\w+)$/.exec(title)?.[1] ?? []);
  expect(seen.length).toBeGreaterThan(2);
  expect(Object.values(verdicts).filter((verdict) => !seen.includes(verdict))).toEqual([]);
});

test("no tag is misspelt", () => {
  expect(specs.flatMap((spec) => spec.tags).filter((tag) => !tags.includes(tag))).toEqual([]);
});

test("the guide's examples are those that run", () => {
  const guide = readFileSync(join(root, "docs/qa.md"), "utf8");
  const examples = readFileSync(join(root, "e2e/kit/examples.spec.ts"), "utf8");
  const [imports = "", ...tests] = examples.trimEnd().split("\n\n");
  const shown = [...guide.matchAll(/```ts example\n([\s\S]*?)\n```/g)].map(([, code]) => code);
  expect(tests).toHaveLength(10);
  expect(shown).toEqual([`${imports}\n\n${tests[0]}`, ...tests.slice(1)]);
});

test("the guide's tables are the code's", () => {
  const guide = readFileSync(join(root, "docs/qa.md"), "utf8");
  const rows = [
    ...tags.map((tag) => `| \`@${tag}\` |`),
    ...faultNames.map(
      (name) => `| \`${name}\` | ${faults[name].ends} | ${faults[name].charged ? "yes" : "no"} |`,
    ),
    ...Object.entries(sandboxAnswers).map(
      ([nik, { status, rejectFields }]) => `| \`${nik}\` | ${status} | ${rejectFields.join(", ")} |`,
    ),
    ...receiverFaultNames.map((name) => {
      const { does, result, after } = receiverFaults[name];
      return `| \`${name}\` | ${does} | ${result} | ${after} |`;
    }),
    feedNames.map((name) => `\`${name}\``).join(", "),
  ];
  expect(rows.filter((row) => !guide.includes(row))).toEqual([]);
});

test("screenSizes: each is the screen of a project of its own", () => {
  const screens = (playwright.projects ?? []).map(({ use }) => use?.viewport);
  for (const { viewport } of Object.values(screenSizes)) expect(screens).toContainEqual(viewport);
  expect(Object.keys(screenSizes)).toEqual(["phone", "tablet", "desktop"]);
});

test("report: a scenario keeps a picture of its last page, other tests do not", async () => {
  const page = { screenshot: async () => Buffer.from("picture") };
  const kept = async (tags: string[]) => {
    // As Playwright's own: without its object it keeps nothing.
    const testInfo = {
      tags,
      names: [] as string[],
      async attach(name: string) {
        this.names.push(name);
      },
    };
    await keepLastPage(page, testInfo);
    return testInfo.names;
  };
  expect(await kept(["@smoke", "@scenario"])).toEqual(["the last page"]);
  for (const tags of [["@smoke"], []]) expect(await kept(tags)).toEqual([]);
  expect(specs.filter(({ tags }) => tags.includes("scenario")).length).toBeGreaterThanOrEqual(10);
});

function titled(tag: string): string[] {
  return specs.filter((spec) => spec.tags.includes(tag)).map(({ title }) => title);
}

type Suite = { specs?: { title: string; tags: string[] }[]; suites?: Suite[] };

/** What Playwright itself would run: a table that no loop walks through any more is found out. */
function listSpecs() {
  const cli = join(root, "node_modules/@playwright/test/cli.js");
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: "" };
  const listed = execFileSync(process.execPath, [cli, "test", "--list", "--reporter=json"], {
    cwd: root,
    encoding: "utf8",
    env,
    maxBuffer: 50_000_000,
  });
  const all = ({ specs = [], suites = [] }: Suite): NonNullable<Suite["specs"]> => [
    ...specs,
    ...suites.flatMap(all),
  ];
  return all(JSON.parse(listed));
}
