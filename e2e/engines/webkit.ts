import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { freePort, launch, type Server } from "../support/server/launch";
import { Browser } from "./browser";
import { type Engine, notOnPath } from "./engine";
import { answerWithinMs, commands, EngineLost, type Send, startWithinMs } from "./webdriver";

const python = "/usr/bin/python3";
const binding = `import gi; gi.require_version("Gtk", "3.0"); gi.require_version("WebKit2", "4.1")`;

/** WebKitGTK by its own WebKitWebDriver, in a window on a display without a screen. */
export const webkit: Engine = {
  missing: () => [
    ...notOnPath(["WebKitWebDriver", "Xvfb", "openbox"]),
    ...(spawnSync(python, ["-c", binding]).status === 0 ? [] : ["gir1.2-webkit2-4.1"]),
  ],
  start: async (origin, { width, height, dark }, printout) => {
    const folder = mkdtempSync(join(tmpdir(), "webkit-"));
    const log = join(folder, "console");
    const loads = join(folder, "loads");
    const display = await openDisplay();
    const port = await freePort();
    let driver: Server | undefined;
    const close = async () => {
      await driver?.stop("SIGKILL");
      display.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    };
    try {
      driver = await launch({
        url: `http://127.0.0.1:${port}`,
        ready: "/status",
        command: "WebKitWebDriver",
        args: [`--port=${port}`, "--host=127.0.0.1"],
        env: {
          HOME: folder,
          XDG_RUNTIME_DIR: folder,
          DISPLAY: display.name,
          GDK_BACKEND: "x11",
          NO_AT_BRIDGE: "1",
        },
      });
      const window = [
        join(import.meta.dirname, "webkit-window.py"),
        JSON.stringify({ width, height, dark, printout, log, loads }),
      ];
      const options = { "webkitgtk:browserOptions": { binary: python, args: window } };
      const sessions = `${driver.url}/session`;
      const { sessionId } = (await ask(
        sessions,
        "POST",
        { capabilities: { alwaysMatch: options } },
        startWithinMs,
      )) as {
        sessionId: string;
      };
      let read = 0;
      const send: Send = (command, parameters = {}) => {
        const [method = "", path = ""] = commands[command].split(" ");
        const address = `${sessions}/${sessionId}/${path.replace("{id}", `${parameters.id}`)}`;
        return ask(address, method, method === "POST" ? parameters : undefined, answerWithinMs);
      };
      return new Browser(origin, {
        send,
        // The driver answers before, and loses a page that it asks while another process takes over.
        backToAnotherSite: async () => {
          const loaded = sizeOf(loads);
          await send("Back");
          for (const end = Date.now() + answerWithinMs; sizeOf(loads) === loaded; await wait(30))
            if (Date.now() > end) throw new Error("Back loaded nothing");
        },
        errors: async () => {
          const lines = existsSync(log) ? readFileSync(log, "utf8").split("\n") : [];
          const fresh = lines.slice(read, -1);
          read = Math.max(lines.length - 1, 0);
          return fresh;
        },
        // The driver ends its session with the page's process; in the next one WebKit crashes now and then.
        killPage: null,
        discardPage: null,
        sizePage: async () => {},
        close: async () => {
          await ask(`${sessions}/${sessionId}`, "DELETE", undefined, answerWithinMs).catch(() => {});
          await close();
        },
      });
    } catch (error) {
      await close();
      throw error;
    }
  },
};

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

async function ask(
  url: string,
  method = "GET",
  body: object | undefined,
  withinMs: number,
): Promise<unknown> {
  const signal = AbortSignal.timeout(withinMs);
  const answer = await fetch(url, { method, signal, body: body ? JSON.stringify(body) : null }).catch(
    (error) => {
      throw new EngineLost(`webkit did not answer: ${error.cause ?? error}`);
    },
  );
  const { value } = (await answer.json()) as { value: { error: string; message: string } | null };
  if (answer.ok) return value;
  const said = `${method} ${url.split("/").slice(5).join("/")}: ${value?.error}: ${value?.message}`;
  throw /invalid session id|session not created/.test(said) ? new EngineLost(said) : new Error(said);
}

/** With a window manager: without one no window has the focus. */
async function openDisplay(): Promise<{ name: string; close: () => void }> {
  const server = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "1600x1600x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [number] = (await Promise.race([
    once(createInterface({ input: server.stdout }), "line"),
    once(server, "exit").then(() => {
      throw new EngineLost("Xvfb did not start");
    }),
  ])) as [string];
  const name = `:${number}`;
  const manager: ChildProcess = spawn("openbox", { stdio: "ignore", env: { ...process.env, DISPLAY: name } });
  return {
    name,
    close: () => {
      manager.kill();
      server.kill();
    },
  };
}
