import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const noBrowser =
  "No Chromium was found: install Chromium or Google Chrome, or set CHROMIUM_PATH to one, " +
  "or run `npx playwright install chromium`.";

/** Names on the PATH, and where Chrome lives where it is not on the PATH. */
const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const shells = ["chromium-headless-shell", "chrome-headless-shell"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** A whole Chromium, or `null`: `CHROMIUM_PATH`, an installed one, then one that Playwright downloaded. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named && !isProgram(named))
    throw new Error(`CHROMIUM_PATH is "${named}", and there is no program there.`);
  if (named) return named;
  return [...onPath(commands), ...places, chromium.executablePath()].find(isProgram) ?? null;
}

/**
 * What nearly all tests run in: Chromium without windows, which Playwright calls its headless shell: another has a window, with
 * a page of its own, for each test. Where there is none, or a browser is named, as `findChromium`.
 */
export const findHeadlessChromium = (): string | null => findShell() ?? findChromium();

const findShell = () => (process.env.CHROMIUM_PATH ? null : (onPath(shells).find(isProgram) ?? null));

function onPath(names: string[]): string[] {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name)));
}

/** As `findChromium`, but installs one where it can. Throws a sentence that says what to do where it cannot. */
export function ensureChromium(): string {
  if (!findChromium()) {
    if (onDebian) install("chromium");
    else run("npx", ["playwright", "install", "chromium"]);
  }
  const found = findChromium();
  if (!found) throw new Error(noBrowser);
  return found;
}

/** Everything that the tests can use. @returns what nearly all of them run in */
function ensureTestBrowsers(): string {
  const whole = ensureChromium();
  if (!process.env.CHROMIUM_PATH && !findShell() && onDebian) install("chromium-headless-shell");
  return findHeadlessChromium() ?? whole;
}

const onDebian = process.getuid?.() === 0 && existsSync("/etc/debian_version");

function install(name: string): void {
  run("apt-get", ["update"]);
  run("apt-get", ["install", "-y", "--no-install-recommends", name]);
}

/** A failure is not reported here: what counts is whether a browser is there afterwards. */
function run(command: string, args: string[]): void {
  process.stderr.write(`Not installed yet. Running: ${command} ${args.join(" ")}\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync(command, args, { stdio: ["ignore", 2, 2], env, shell: process.platform === "win32" });
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const path = ensureTestBrowsers();
    const version = execFileSync(path, ["--version"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
    process.stdout.write(`Testing with ${version} (${path})\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
