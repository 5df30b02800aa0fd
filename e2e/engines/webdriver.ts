/** The commands of W3C WebDriver that are used: Firefox takes them by name, WebKit at these addresses below its session. */
export const commands = {
  Navigate: "POST url",
  Back: "POST back",
  Forward: "POST forward",
  Refresh: "POST refresh",
  ExecuteScript: "POST execute/sync",
  ElementClick: "POST element/{id}/click",
  ElementClear: "POST element/{id}/clear",
  ElementSendKeys: "POST element/{id}/value",
  PerformActions: "POST actions",
  TakeScreenshot: "GET screenshot",
  DeleteAllCookies: "DELETE cookie",
} as const satisfies Record<string, string>;

export type Command = keyof typeof commands;

export type Send = (command: Command, parameters?: Record<string, unknown>) => Promise<unknown>;

/** How long a command, or the start, may take before the engine counts as hung. */
export const answerWithinMs = 60_000;
export const startWithinMs = 90_000;

/** The engine ended or answers nothing any more: no further check can run in it. */
export class EngineLost extends Error {}

const elementKey = "element-6066-11e4-a52e-4f735466cecf";

/** An element's name in later commands, where a script returned one. */
export function elementIn(value: unknown): string | null {
  return typeof value === "object" && value !== null && elementKey in value
    ? String(value[elementKey])
    : null;
}
