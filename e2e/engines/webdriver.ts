/** W3C WebDriver: Firefox takes the names, WebKit the addresses. */
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
  NewWindow: "POST window/new",
  CloseWindow: "DELETE window",
  SwitchToWindow: "POST window",
} as const satisfies Record<string, string>;

export type Command = keyof typeof commands;

export type Send = (command: Command, parameters?: Record<string, unknown>) => Promise<unknown>;

export const answerWithinMs = 60_000;
export const startWithinMs = 90_000;

/** The engine has ended or hangs. */
export class EngineLost extends Error {}

const elementKey = "element-6066-11e4-a52e-4f735466cecf";

export function elementIn(value: unknown): string | null {
  return typeof value === "object" && value !== null && elementKey in value
    ? String(value[elementKey])
    : null;
}
