import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import type { Browser } from "./browser";

export type EngineName = "firefox" | "webkit";

export type Screen = { width: number; height: number; dark: boolean };

export type Engine = {
  /** What is not installed. */
  missing: () => string[];
  /** @param printout the PDF that printing writes */
  start: (origin: string, screen: Screen, printout: string) => Promise<Browser>;
};

export const notOnPath = (programs: readonly string[]): string[] =>
  programs.filter((name) => !isOnPath(name));

const isOnPath = (name: string) =>
  (process.env.PATH ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
