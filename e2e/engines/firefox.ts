import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Browser } from "./browser";
import { type Engine, notOnPath, type Screen } from "./engine";
import { answerWithinMs, EngineLost, startWithinMs } from "./webdriver";

/** Through Marionette, the door behind geckodriver: W3C WebDriver's commands as JSON on a socket. */
export const firefox: Engine = {
  missing: () => notOnPath(["firefox-esr"]),
  start: async (origin, screen, printout) => {
    const profile = mkdtempSync(join(tmpdir(), "firefox-"));
    writeFileSync(join(profile, "user.js"), preferences(screen, printout));
    const firefox = spawn(
      "firefox-esr",
      ["--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", profile],
      {
        stdio: ["ignore", "pipe", "ignore"],
        env: {
          ...process.env,
          HOME: profile,
          MOZ_CRASHREPORTER_DISABLE: "1",
          MOZ_HEADLESS_WIDTH: "1600",
          MOZ_HEADLESS_HEIGHT: "1600",
        },
      },
    );
    const close = async () => {
      if (firefox.kill("SIGKILL")) await once(firefox, "exit");
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    };
    try {
      const logged = loggedBy(firefox);
      const call = await openMarionette(firefox, profile);
      const inFirefoxItself = async (script: string, ...args: unknown[]) => {
        await call("Marionette:SetContext", { value: "chrome" });
        const answer = await call("WebDriver:ExecuteScript", { script, args });
        await call("Marionette:SetContext", { value: "content" });
        return answer;
      };
      await call("WebDriver:NewSession", { unhandledPromptBehavior: "accept" }, startWithinMs);
      const sizePage = () => inFirefoxItself(sizing, screen.width, screen.height);
      await sizePage();
      return new Browser(origin, {
        send: (command, parameters) => call(`WebDriver:${command}`, parameters),
        errors: async () => [...((await inFirefoxItself(readErrors)) as string[]), ...logged.splice(0)],
        backToAnotherSite: () => call("WebDriver:Back"),
        killPage: async () => void process.kill((await inFirefoxItself(pidOfPage)) as number, "SIGKILL"),
        discardPage: async () => {
          if (!(await inFirefoxItself(discarding))) throw new Error("the page was not discarded");
          await sizePage();
        },
        sizePage: async () => void (await sizePage()),
        close,
      });
    } catch (error) {
      await close();
      throw error;
    }
  },
};

function preferences({ dark }: Screen, printout: string): string {
  const printer = "print.printer_Mozilla_Save_to_PDF";
  const all: Record<string, string | number | boolean> = {
    "marionette.port": 0,
    "intl.accept_languages": "id-ID, id",
    "layout.css.prefers-color-scheme.content-override": dark ? 0 : 1,
    "media.navigator.streams.fake": true,
    "media.navigator.permission.disabled": true,
    "devtools.console.stdout.content": true,
    "devtools.console.stdout.chrome": false,
    "print.always_print_silent": true,
    print_printer: "Mozilla Save to PDF",
    [`${printer}.print_to_file`]: true,
    [`${printer}.print_to_filename`]: printout,
    "browser.startup.page": 0,
    "browser.shell.checkDefaultBrowser": false,
    "services.settings.server": "data:,",
    "app.normandy.enabled": false,
    "messaging-system.rsexperimentloader.enabled": false,
    "datareporting.policy.dataSubmissionEnabled": false,
  };
  return Object.entries(all)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join("");
}

/** A window with bars cannot be as narrow as a phone; the page in it can. */
const sizing = `for (const [side, pixels] of [["width", arguments[0]], ["height", arguments[1]]])
  for (const bound of ["", "min-", "max-"])
    gBrowser.selectedBrowser.style.setProperty(bound + side, pixels + "px");`;

/** Behind another tab, as where memory is short, and turned to again. */
const discarding = `return (async () => {
  const kept = gBrowser.selectedTab;
  const inFront = gBrowser.addTab("about:blank", {
    triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
  });
  gBrowser.selectedTab = inFront;
  await gBrowser.prepareDiscardBrowser(kept);
  gBrowser.discardBrowser(kept, true);
  const discarded = kept.hasAttribute("pending");
  gBrowser.selectedTab = kept;
  gBrowser.removeTab(inFront);
  return discarded;
})()`;

const pidOfPage = `return gBrowser.selectedBrowser.frameLoader.remoteTab.osPid;`;

/** Script errors, unhandled rejections and what the content security policy blocked; since the last time. A page that is left while
 * it writes, or loads a worker, is Firefox's own business. */
const readErrors = `const seen = Services.console.getMessageArray();
  Services.console.reset();
  return seen
    .filter((it) => it instanceof Ci.nsIScriptError && it.category !== "chrome javascript" && !(it.flags & it.warningFlag))
    .map((it) => it.category + ": " + it.errorMessage)
    .filter((said) => !/^indexedDB: IndexedDB UnknownErr in ActorDestroy|^Web Worker: NS_BINDING_ABORTED/.test(said));`;

/** What pages write as errors and warnings. */
function loggedBy({ stdout }: ChildProcess): string[] {
  const logged: string[] = [];
  stdout?.on("data", (text) => {
    logged.push(...`${text}`.split("\n").filter((line) => /^console\.(error|warn): (?!\w+: $)/.test(line)));
  });
  return logged;
}

async function openMarionette(firefox: ChildProcess, profile: string) {
  const socket = await connectTo(firefox, join(profile, "MarionetteActivePort"));
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let received = Buffer.alloc(0);
  socket.on("data", (bytes) => {
    received = Buffer.concat([received, bytes]);
    for (let colon = received.indexOf(":"); colon > 0; colon = received.indexOf(":")) {
      const end = colon + 1 + Number(received.subarray(0, colon));
      if (received.length < end) return;
      const message = JSON.parse(received.subarray(colon + 1, end).toString());
      received = received.subarray(end);
      // The first one is a greeting.
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message;
      if (error) waiting.get(id)?.reject(new Error(`${error.error}: ${error.message}`));
      else waiting.get(id)?.resolve(result && "value" in result ? result.value : result);
      waiting.delete(id);
    }
  });
  const lose = () => {
    for (const { reject } of waiting.values()) reject(new EngineLost("firefox has ended"));
  };
  socket.on("close", lose).on("error", lose);
  let last = 0;
  const call = (name: string, parameters: object = {}, withinMs = answerWithinMs): Promise<unknown> => {
    const id = ++last;
    const message = JSON.stringify([0, id, name, parameters]);
    if (!socket.writable) throw new EngineLost("firefox has ended");
    socket.write(`${Buffer.byteLength(message)}:${message}`);
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new EngineLost(`firefox did not answer ${name}`)), withinMs);
      const settle =
        <T>(end: (value: T) => void) =>
        (value: T) => {
          clearTimeout(late);
          end(value);
        };
      waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
    });
  };
  return call;
}

/** Firefox writes the port that it took into its profile. */
async function connectTo(firefox: ChildProcess, portFile: string): Promise<Socket> {
  for (const end = Date.now() + startWithinMs; Date.now() < end; await wait(50)) {
    if (firefox.exitCode !== null) break;
    const port = existsSync(portFile) ? Number(readFileSync(portFile, "utf8")) : 0;
    if (!port) continue;
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    return socket;
  }
  throw new EngineLost(`firefox did not start (${basename(dirname(portFile))})`);
}
