import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { ControlledSimulator } from "../../lib/kredibel/simulator/control";
import { startBranchApp } from "../support/server/branch-app";
import { ensureBuild } from "../support/server/ensure-build";
import { root } from "../support/server/launch";
import { wideOpen } from "../support/server/servers";
import { type CheckName, checks, type ScreenName, screens, type Visit } from "./checks";
import type { Engine, EngineName } from "./engine";
import { firefox } from "./firefox";
import { EngineLost } from "./webdriver";
import { webkit } from "./webkit";

/**
 * `npm run e2e:engines`: the table of checks in each engine that is installed, side by side, on the build of the last `npm run e2e`
 * or its own.
 * One that is missing is told in a line, and neither passes nor fails. `--in-turn`, as `npm test` has it, leaves each step and
 * each end in one of the ways, the next one in another; without it in every way. `--pictures` names a folder for screenshots,
 * `--at` an app with the tests' staff that runs already.
 */
const { values } = parseArgs({
  options: {
    only: { type: "string" },
    check: { type: "string" },
    "in-turn": { type: "boolean", default: false },
    pictures: { type: "string" },
    at: { type: "string" },
  },
});
const engines: Record<EngineName, Engine> = { firefox, webkit };
const report = { passed: 0, failed: [] as string[], missing: [] as string[] };
const say = (line: string) => process.stdout.write(`${line}\n`);
const secondsSince = (began: number) => `${((Date.now() - began) / 1_000).toFixed(1)} s`;

const planned = Object.entries(checks).flatMap(([name, { screens }]) =>
  screens.map((screen) => ({ name: name as CheckName, screen })),
);
const wanted = planned.filter(({ name }) => !values.check || name === values.check);
const named = Object.keys(engines).filter((name) => !values.only || name === values.only) as EngineName[];
if (wanted.length === 0 || named.length === 0) throw new Error("No check, or no engine, has that name");

const installed = named.filter((name) => {
  const missing = engines[name].missing();
  if (missing.length === 0) return true;
  say(`${name}: not run, not installed: ${missing.join(", ")}`);
  report.missing.push(name);
  return false;
});
if (installed.length > 0) {
  const folder = mkdtempSync(join(tmpdir(), "engines-"));
  const apps: Apps = values.at
    ? { forgets: running(values.at), keeps: running(values.at) }
    : { forgets: await startApp("off"), keeps: await startApp("on") };
  try {
    await Promise.all(installed.map((name) => runEngine(name, apps, join(folder, name))));
  } finally {
    for (const app of Object.values(apps)) await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
const seen = report.passed + report.failed.length;
const expected = installed.length * wanted.length;
if (seen !== expected) fail(`${seen} checks were seen, ${expected} are in the table`);
mkdirSync(join(root, "reports"), { recursive: true });
writeFileSync(join(root, "reports/engines.json"), JSON.stringify(report));
say(`engines: ${report.passed} passed, ${report.failed.length} failed`);
process.exit(report.failed.length === 0 ? 0 : 1);

type App = {
  url: string;
  simulator: () => ControlledSimulator;
  running: () => boolean;
  close: () => void | Promise<void>;
};

/** By whether the device keeps what was given. */
type Apps = Record<"forgets" | "keeps", App>;

function running(url: string): App {
  return {
    url,
    simulator: () => {
      throw new Error("this check wants an app of its own");
    },
    running: () => true,
    close: () => {},
  };
}

async function startApp(keeps: "on" | "off"): Promise<App> {
  ensureBuild();
  const { instance, simulator, close } = await startBranchApp({ ...wideOpen, DRAFT_ON_DEVICE: keeps });
  const url = instance.url.replace("127.0.0.1", "localhost");
  return { url, simulator: () => simulator, running: instance.running, close };
}

/** Once it is lost, what is left of its checks has failed. */
async function runEngine(engine: EngineName, apps: Apps, folder: string): Promise<void> {
  const began = Date.now();
  const open = new Set(wanted);
  mkdirSync(folder);
  const visits = (Object.keys(screens) as ScreenName[]).flatMap((screen) =>
    (["forgets", "keeps"] as const).map((which) => ({ screen, which, app: apps[which] })),
  );
  try {
    for (const { screen, which, app } of visits) {
      const here = wanted.filter(
        (check) => check.screen === screen && (which === "keeps") === (checks[check.name].keeps ?? false),
      );
      if (here.length === 0) continue;
      const printout = join(folder, `${screen}.pdf`);
      const browser = await engines[engine].start(app.url, screens[screen], printout);
      const show: Visit["show"] = async (picture) => {
        if (values.pictures)
          await browser.screenshot(join(values.pictures, `${engine}-${screen}-${picture}.png`));
      };
      const { simulator } = app;
      const inTurn = values["in-turn"];
      const visit: Visit = { engine, screen, browser, folder, printout, simulator, show, inTurn };
      try {
        // Cookies cannot be forgotten before the first page.
        await browser.load("/id/terms");
        for (const check of here) {
          if (!app.running()) throw new Error("the app has ended");
          await runCheck(check.name, visit);
          open.delete(check);
        }
      } finally {
        await browser.close();
      }
    }
  } catch (error) {
    for (const { name, screen } of open) fail(`${engine}, ${screen}, ${name}: did not end: ${said(error)}`);
  }
  say(`${engine}: ${secondsSince(began)}`);
}

async function runCheck(name: CheckName, visit: Visit): Promise<void> {
  const began = Date.now();
  const where = `${visit.engine}, ${visit.screen}, ${name}`;
  try {
    await visit.browser.errors();
    const saw = await checks[name].run(visit);
    const errors = await visit.browser.errors();
    if (errors.length > 0) throw new Error(`the console got ${errors.join(" | ")}`);
    report.passed += 1;
    say(`ok      ${where}: ${saw} (${secondsSince(began)})`);
  } catch (error) {
    if (error instanceof EngineLost) throw error;
    fail(`${where}: ${said(error)}`);
  }
}

function fail(sentence: string): void {
  report.failed.push(sentence);
  say(`FAILED  ${sentence}`);
}

function said(error: unknown): string {
  return error instanceof Error ? error.message : `${error}`;
}
