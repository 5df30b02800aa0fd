import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";

/** Debian's packages of the same names, but for `dbus-daemon` (`dbus`) and `Xvfb` (`xvfb`). */
const programs = ["orca", "Xvfb", "openbox", "dbus-daemon"];

/** What is not installed of what a screen reader without a screen or a voice needs. */
export const missingPrograms = (): string[] =>
  programs.filter((name) => spawnSync("which", [name]).status !== 0);

/** Orca on a desktop of its own: what runs with `env` is read out. */
export type Reader = {
  env: Record<string, string>;
  /** Everything said so far. */
  said: () => string[];
  stop: () => void;
};

export async function startReader(): Promise<Reader> {
  const folder = mkdtempSync(join(tmpdir(), "spoken-"));
  const file = join(folder, "spoken.txt");
  const data = join(folder, ".local/share/orca");
  mkdirSync(data, { recursive: true });
  mkdirSync(join(folder, "run"), { mode: 0o700 });
  writeFileSync(file, "");
  copyFileSync(join(import.meta.dirname, "orca-customizations.py"), join(data, "orca-customizations.py"));

  const processes: ChildProcess[] = [];
  const env: Record<string, string> = {
    PATH: process.env.PATH ?? "",
    HOME: folder,
    XDG_RUNTIME_DIR: join(folder, "run"),
    LANG: "C.UTF-8",
    GSETTINGS_BACKEND: "memory",
    SPOKEN: file,
  };
  /** @returns the first line that it writes to the file descriptor */
  const start = (command: string, args: string[], says?: number) =>
    new Promise<string>((resolve, reject) => {
      const stdio = [0, 1, 2, 3].map((descriptor) => (descriptor === says ? "pipe" : "ignore"));
      const child: ChildProcess = spawn(command, args, { env, stdio, detached: true } as SpawnOptions);
      processes.push(child);
      child.on("error", reject);
      if (says === undefined) resolve("");
      else child.stdio[says]?.once("data", (line: Buffer) => resolve(line.toString().trim()));
    });
  const said = () => readFileSync(file, "utf8").split("\n").filter(Boolean);
  const stop = () => {
    for (const { pid } of processes.reverse())
      try {
        if (pid) process.kill(-pid, "SIGKILL");
      } catch {
        // It has ended by itself.
      }
  };

  env.DISPLAY = `:${await start("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], 3)}`;
  env.DBUS_SESSION_BUS_ADDRESS = await start(
    "dbus-daemon",
    ["--session", "--nofork", "--print-address=1"],
    1,
  );
  // Without it no window is the active one, and a screen reader reads the active one.
  await start("openbox", []);
  await start("orca", ["--disable=braille"]);
  await expect.poll(said, { timeout: 30_000 }).toContain("Screen reader on.");
  return { env, said, stop };
}
