import { writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { EngineLost, elementIn, type Send } from "./webdriver";

const controls = {
  button: "button",
  link: "a[href]",
  textbox: "input:not([type=checkbox], [type=file])",
  checkbox: "input[type=checkbox]",
};
export type Control = keyof typeof controls;

/** Runs inside the page, as all scripts here do. */
const nameOf = `const nameOf = (it) =>
  (it.getAttribute("aria-label") ?? it.labels?.[0]?.innerText ?? it.innerText ?? "").trim();`;

export const keys = { tab: "\uE004", enter: "\uE007", space: " ", control: "\uE009" };

/** What each engine does in its own way. */
type Ways = {
  send: Send;
  /** Since the last call: logged errors, CSP violations, unhandled rejections. */
  errors: () => Promise<string[]>;
  /** Once the page of the other site is there. */
  backToAnotherSite: () => Promise<unknown>;
  /** The process of the page that is seen; null: nothing can be asked any more then. */
  killPage: (() => Promise<void>) | null;
  /** And turns to it again; null where the engine discards no pages. */
  discardPage: (() => Promise<void>) | null;
  /** A tab that has just been opened, as wide as the first. */
  sizePage: () => Promise<void>;
  close: () => Promise<void>;
};

export class Browser {
  private readonly send: Send;
  readonly errors: Ways["errors"];
  readonly close: Ways["close"];

  constructor(
    private readonly origin: string,
    private readonly ways: Ways,
  ) {
    this.send = ways.send;
    this.errors = ways.errors;
    this.close = ways.close;
  }

  /** A page's script gives its heading the focus once it is awake. */
  async open(path: string): Promise<void> {
    await this.load(path);
    await this.until(`a page awake at ${path}`, `return document.activeElement?.matches("h1")`);
  }

  load = (path: string) => this.loadAnew(() => this.send("Navigate", { url: this.origin + path }));

  /** A busy WebKit answers while the last page is still there. */
  private async loadAnew(go: () => Promise<unknown>): Promise<void> {
    const last = await this.run("return performance.timeOrigin");
    await go();
    await this.until("another page", "return performance.timeOrigin !== arguments[0]", last);
  }

  /** The same app under its other name. */
  loadFromAnotherSite = (path: string) => {
    const other = this.origin.replace("localhost", "127.0.0.1");
    if (other === this.origin) throw new Error(`${other} has no other name`);
    return this.send("Navigate", { url: other + path });
  };

  async press(name: string, control: Control = "button"): Promise<void> {
    await this.send("ElementClick", { id: await this.find(control, name) });
  }

  async type(name: string, text: string): Promise<void> {
    const id = await this.find("textbox", name);
    await this.send("ElementClear", { id });
    await this.send("ElementSendKeys", { id, text });
  }

  /** Without the system's dialog. */
  async upload(path: string): Promise<void> {
    const input = await this.until("an input for files", `return document.querySelector("[type=file]")`);
    await this.send("ElementSendKeys", { id: elementIn(input), text: path });
  }

  /** One after the other, while `hold` is held. */
  async keys(text: string, hold?: string): Promise<void> {
    const pressed = [...text].flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    const held = hold
      ? [{ type: "keyDown", value: hold }, ...pressed, { type: "keyUp", value: hold }]
      : pressed;
    await this.send("PerformActions", { actions: [{ type: "key", id: "keyboard", actions: held }] });
  }

  async tabTo(control: Control, name: string): Promise<void> {
    await this.find(control, name);
    const focused = `${nameOf} const it = document.activeElement;
      return it.matches(arguments[0]) && nameOf(it) === arguments[1]`;
    for (let tabs = 0; !(await this.run(focused, controls[control], name)); tabs++) {
      if (tabs === 40) throw new Error(`the keyboard does not reach "${name}"`);
      await this.keys(keys.tab);
    }
  }

  back = () => this.send("Back");
  backToAnotherSite = () => this.ways.backToAnotherSite();
  forward = () => this.send("Forward");
  reload = () => this.loadAnew(() => this.send("Refresh"));

  /** Another tab, once the one that was there is closed, at the address that it had. */
  closeAndReopen = () => this.reopen(() => this.send("CloseWindow"));

  /** Without a word to the page; null where the engine's driver cannot. */
  get killAndReopen(): (() => Promise<void>) | null {
    const { killPage } = this.ways;
    return killPage && (() => this.reopen(killPage));
  }

  /** As where memory is short; null where the engine does not. */
  get discard(): (() => Promise<void>) | null {
    const { discardPage } = this.ways;
    return discardPage && (() => this.loadAnew(discardPage));
  }

  private async reopen(end: () => Promise<unknown>): Promise<void> {
    const url = await this.run("return location.href");
    const { handle } = (await this.send("NewWindow", { type: "tab" })) as { handle: string };
    await end();
    await this.send("SwitchToWindow", { handle });
    await this.ways.sizePage();
    await this.send("Navigate", { url });
  }

  forgetCookies = () => this.send("DeleteAllCookies");

  text = () => this.run("return document.body.innerText") as Promise<string>;

  value = (name: string) =>
    this.run(
      `${nameOf} return [...document.querySelectorAll("input")].find((it) => nameOf(it) === arguments[0])?.value`,
      name,
    );

  run(script: string, ...args: unknown[]): Promise<unknown> {
    return this.send("ExecuteScript", { script, args });
  }

  async screenshot(file: string): Promise<void> {
    writeFileSync(file, Buffer.from(`${await this.send("TakeScreenshot", { full: false })}`, "base64"));
  }

  async expectText(text: string): Promise<void> {
    await this.until(`"${text}" on the page`, "return document.body.innerText.includes(arguments[0])", text);
  }

  async expectHeading(text: string): Promise<void> {
    await this.until(
      `the heading "${text}"`,
      `return document.querySelector("h1")?.innerText === arguments[0]`,
      text,
    );
  }

  /** @param address with its search */
  async expectAt(address: string): Promise<void> {
    await this.until(
      address,
      `return location.pathname + location.search === arguments[0] && document.activeElement?.matches("h1")`,
      address,
    );
  }

  /** A page that is just being replaced answers nothing. */
  async until(what: string, script: string, ...args: unknown[]): Promise<unknown> {
    let said = "";
    for (const end = Date.now() + 20_000; Date.now() < end; await wait(30)) {
      try {
        const answer = await this.run(script, ...args);
        if (answer) return answer;
      } catch (error) {
        if (error instanceof EngineLost) throw error;
        said = `; ${error}`;
      }
    }
    const seen = await this.run("return [location.pathname + location.search, document.title].join()");
    throw new Error(`waited in vain for ${what}; at ${seen}${said}`);
  }

  /** In the middle no bar lies over it. */
  private async find(control: Control, name: string): Promise<string | null> {
    const script = `${nameOf}
      const found = [...document.querySelectorAll(arguments[0])].find((it) =>
        nameOf(it) === arguments[1] && it.checkVisibility() && !it.disabled && it.ariaDisabled !== "true");
      found?.scrollIntoView({ block: "center" });
      return found`;
    return elementIn(await this.until(`${control} "${name}"`, script, controls[control], name));
  }
}
