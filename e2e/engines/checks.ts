import { existsSync, readFileSync } from "node:fs";
import { sandboxAnswers } from "../../lib/kredibel/constraints";
import type { ControlledSimulator } from "../../lib/kredibel/simulator/control";
import { branchCaseWords } from "../../lib/words/branch/branch-case";
import { branchListId } from "../../lib/words/branch/branch-list-id";
import { staffWords } from "../../lib/words/branch/staff";
import { en } from "../../lib/words/en";
import { id } from "../../lib/words/id";
import { serverWords } from "../../lib/words/server";
import { accounts, staffPassword, staffPin } from "../support/accounts";
import type { Applicant } from "../support/applicants";
import { drawnCard, photoInQuarters, usualCard, usualFace } from "../support/photos";
import { type Browser, keys } from "./browser";
import type { EngineName, Screen } from "./engine";
import { EngineJourney, words } from "./journey";
import { goAndComeBack, keepsAll } from "./kept-draft";

export const screens = {
  phone: { width: 360, height: 740, dark: false },
  tablet: { width: 820, height: 1180, dark: true },
} as const satisfies Record<string, Screen>;
export type ScreenName = keyof typeof screens;

export type Visit = {
  engine: EngineName;
  screen: ScreenName;
  browser: Browser;
  folder: string;
  printout: string;
  /** The app's Kredibel, where the app was started for this. */
  simulator: () => ControlledSimulator;
  /** Takes a picture of what is seen, where pictures were asked for. */
  show: (name: string) => Promise<void>;
  /** Each place is left in one way, not in all. */
  inTurn: boolean;
};

/** @returns what was seen, for the report */
type Check = {
  screens: ScreenName[];
  run: (visit: Visit) => Promise<string>;
  /** In a browser of its own, with an app that has the device keep what was given. */
  keeps?: true;
};

export type CheckName =
  | "console is heard"
  | "documented NIKs"
  | "files"
  | "camera"
  | "back and forward"
  | "kept draft"
  | "nothing kept"
  | "leaving guard"
  | "language"
  | "keyboard alone"
  | "copy and print"
  | "branch"
  | "look";

export const checks: Record<CheckName, Check> = {
  "console is heard": { screens: ["phone"], run: hearConsole },
  "documented NIKs": { screens: ["phone"], run: tryDocumentedNiks },
  files: { screens: ["phone"], run: tryFiles },
  camera: { screens: ["phone"], run: photograph },
  "back and forward": { screens: ["phone"], run: goBackAndForward },
  "kept draft": { screens: ["phone"], run: goAndComeBack, keeps: true },
  "nothing kept": { screens: ["phone"], run: reloadInVain },
  "leaving guard": { screens: ["phone"], run: leave },
  language: { screens: ["phone"], run: changeLanguage },
  "keyboard alone": { screens: ["phone"], run: useKeyboard },
  "copy and print": { screens: ["phone"], run: copyAndPrint },
  branch: { screens: ["tablet"], run: serveTwoCustomers },
  look: { screens: ["phone", "tablet"], run: lookAtScreens },
};

const journeyOf = ({ browser, folder }: Visit, applicant?: Partial<Applicant>) =>
  new EngineJourney(browser, folder, applicant);

/** Everything that fails a check is provoked once: else silence would prove nothing. */
async function hearConsole({ browser }: Visit): Promise<string> {
  await browser.open("/id");
  await browser.errors();
  const provocations = {
    "a logged error": `console.error("provoked")`,
    "an exception": `setTimeout(() => { throw new Error("provoked") })`,
    "a rejection": `Promise.reject(new Error("provoked"))`,
    "a CSP violation": `document.body.append(Object.assign(document.createElement("script"), { text: "provoked()" }))`,
  };
  for (const [what, script] of Object.entries(provocations)) {
    // In a function of its own, so that the driver awaits nothing.
    await browser.run(`${script}; return null`);
    let heard: string[] = [];
    for (const end = Date.now() + 20_000; heard.length === 0 && Date.now() < end; )
      heard = await browser.errors();
    if (heard.length === 0) throw new Error(`${what} was not heard`);
  }
  return `${Object.keys(provocations).length} kinds of complaint`;
}

type Nik = keyof typeof sandboxAnswers;

/** By application; all but its last are mended at the identity. None twice: a NIK that is being checked is refused. */
const tried: Record<EngineName, Nik[][]> = {
  firefox: [["1234567890111111", "1234567890123456"], ["1234567890111117"]],
  webkit: [["1234567890111112", "1234567890111113", "1234567890111118"]],
};
const names = ["SITI CONTOH", "SITI CONTOH BARU", "SITI CONTOH LAGI"];

async function tryDocumentedNiks(visit: Visit): Promise<string> {
  const { browser } = visit;
  const applications = tried[visit.engine];
  for (const niks of applications)
    for (const [at, identityId] of niks.entries()) {
      const birthDate = { day: `${17 + at}`, month: "8", year: "1990" };
      const journey = journeyOf(visit, { identityId, fullName: names[at] ?? "", birthDate });
      if (at === 0) await journey.reachReview();
      else {
        await browser.press(words.after.correct);
        await journey.expectStep("identity");
        await journey.typeIdentity();
        await browser.press(words.next);
        await journey.expectStep("review");
      }
      await journey.submit();
      const { status, rejectFields } = sandboxAnswers[identityId];
      await browser.expectHeading(words.outcomes[status]);
      for (const name of rejectFields) await browser.expectText(id.rejected[name]);
    }
  return `${applications.flat().length} NIKs in ${applications.length} applications`;
}

/** The middle of each quarter of the photo that is shown. */
const quartersShown = `const shown = document.querySelector("main img");
  if (!shown?.complete || !shown.naturalWidth) return null;
  const { naturalWidth: width, naturalHeight: height } = shown;
  const context = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
  context.drawImage(shown, 0, 0);
  return [[1, 1], [3, 1], [1, 3], [3, 3]].map(([x, y]) =>
    [...context.getImageData((x * width) / 4, (y * height) / 4, 1, 1).data.slice(0, 3)].map((level) => level > 128 ? 1 : 0).join(""));`;

async function tryFiles(visit: Visit): Promise<string> {
  const journey = journeyOf(visit);
  await journey.start();
  const upright = "100,010,001,111";
  let files = 0;
  for (const kind of ["jpeg", "png", "webp"] as const)
    for (const orientation of [6, 3]) {
      await journey.choose(await photoInQuarters(orientation, { kind, width: 800, height: 600 }));
      const seen = `${await visit.browser.until(`the ${kind}`, quartersShown)}`;
      if (seen !== upright)
        throw new Error(`${kind} with orientation ${orientation} is not upright: ${seen}`);
      await visit.browser.press(words.camera.retake);
      files += 1;
    }
  await journey.givePhoto(drawnCard());
  await journey.expectStep("identity");
  return `${files} files with EXIF upright, and a drawing`;
}

/** WebKit's mock cameras show a moving picture; Firefox's a single colour, which is no photo. */
const cameras: Record<EngineName, (visit: Visit) => Promise<string>> = {
  webkit: async (visit) => {
    const journey = journeyOf(visit);
    await journey.start();
    await journey.photograph();
    await journey.expectStep("identity");
    await journey.fillIdentity();
    await journey.fillContact();
    await journey.photograph();
    await journey.expectStep("review");
    return "two photos";
  },
  firefox: async (visit) => {
    await journeyOf(visit).start();
    await visit.browser.press(words.camera.open);
    await visit.browser.press(words.camera.take);
    await visit.browser.expectText(id.problems.photo_blank({ code: "photo_blank" }));
    return "a flat picture refused";
  },
};

function photograph(visit: Visit): Promise<string> {
  return cameras[visit.engine](visit);
}

async function goBackAndForward(visit: Visit): Promise<string> {
  const journey = journeyOf(visit);
  await journey.reachIdentity();
  await journey.fillIdentity();
  await visit.browser.back();
  await journey.expectStep("identity");
  await expectName(visit.browser, words.fields.fullName, journey);
  await visit.browser.forward();
  await journey.expectStep("contact");
  return "answers kept";
}

/** As a browser that forbids storage, until the next page is loaded. */
const forbidStorage = `Object.defineProperty(window, "indexedDB", { value: undefined, configurable: true }); return null`;

async function reloadInVain(visit: Visit): Promise<string> {
  const { browser } = visit;
  const journey = journeyOf(visit);
  await browser.forgetCookies();
  await browser.open("/id");
  await browser.run(forbidStorage);
  await journey.begin();
  await journey.givePhoto(await usualCard());
  await journey.expectStep("identity");
  await journey.typeIdentity();
  await browser.reload();
  await browser.expectText(serverWords.id.restarted.reload);
  if ((await browser.text()).includes(journey.applicant.fullName)) throw new Error("an answer was kept");
  return "said, and nothing kept";
}

async function leave(visit: Visit): Promise<string> {
  const { browser } = visit;
  const expectAsked = async (asked: boolean) => {
    if ((await browser.run(keepsAll)) === asked) throw new Error(`asked is not ${asked}`);
  };
  const journey = journeyOf(visit);
  await browser.forgetCookies();
  await browser.open("/id");
  await browser.run(forbidStorage);
  await journey.begin();
  await expectAsked(false);
  await journey.givePhoto(await usualCard());
  await journey.expectStep("identity");
  await expectAsked(true);
  return "asks once something was given";
}

async function changeLanguage(visit: Visit): Promise<string> {
  const journey = journeyOf(visit);
  await journey.reachIdentity();
  await journey.typeIdentity();
  await visit.browser.press("English", "link");
  await visit.browser.expectAt("/en/apply?step=identity");
  await expectName(visit.browser, en.fields.fullName, journey);
  return "answers kept";
}

async function useKeyboard(visit: Visit): Promise<string> {
  const { browser } = visit;
  const journey = journeyOf(visit);
  const { identityId, fullName, birthDate, emailAddress, phoneNumber } = journey.applicant;
  await browser.forgetCookies();
  await browser.open("/id");
  const enter = async (name: string) => {
    await browser.tabTo("button", name);
    await browser.keys(keys.enter);
  };
  const type = async (name: string, text: string) => {
    await browser.tabTo("textbox", name);
    await browser.keys(text);
  };
  for (const consent of [id.start.consentCheck, id.start.consentCertificate]) {
    await browser.tabTo("checkbox", consent);
    await browser.keys(keys.space);
  }
  await enter(words.start);
  await journey.expectStep("card");
  await journey.choose(await usualCard());
  await enter(words.camera.use);
  await journey.expectStep("identity");
  await type(words.fields.identityId, identityId);
  await type(words.fields.fullName, fullName);
  for (const part of ["day", "month", "year"] as const)
    await type(words.birthDateParts[part], birthDate[part]);
  await browser.keys(keys.enter);
  await journey.expectStep("contact");
  await type(words.fields.emailAddress, emailAddress);
  await type(words.fields.phoneNumber, phoneNumber);
  await browser.keys(keys.enter);
  await journey.expectStep("selfie");
  await journey.choose(await usualFace());
  await enter(words.camera.use);
  await journey.expectStep("review");
  await enter(words.review.submit);
  await browser.expectHeading(words.outcomes.verified);
  return "from the consent to the result";
}

async function copyAndPrint(visit: Visit): Promise<string> {
  const { browser, printout } = visit;
  const journey = journeyOf(visit);
  await journey.reachReview();
  await journey.submit();
  await browser.expectHeading(words.outcomes.verified);
  const [reference] = /ref_certel#[0-9a-f-]+/.exec(await browser.text()) ?? [];
  await browser.press(id.result.copy);
  await browser.expectText(id.result.copied);
  await browser.press(id.result.print);
  for (const end = Date.now() + 20_000; !isPdf(printout); )
    if (Date.now() > end) throw new Error("nothing was printed");
    else await browser.run("return null");
  // The clipboard is read where a person would: by pasting.
  await browser.load("/id/branch/sign-in");
  const { username } = staffWords.id.signIn;
  await browser.tabTo("textbox", username);
  await browser.keys("v", keys.control);
  const pasted = await browser.value(username);
  if (!reference || pasted !== reference) throw new Error(`copied ${reference}, pasted ${pasted}`);
  return "the reference pasted, a PDF written";
}

const isPdf = (file: string) => existsSync(file) && readFileSync(file, "latin1").trimEnd().endsWith("%%EOF");

async function serveTwoCustomers(visit: Visit): Promise<string> {
  const { browser, folder } = visit;
  const { signIn, bar, unlock } = staffWords.id;
  await browser.forgetCookies();
  await browser.load("/id/branch/sign-in");
  await browser.type(signIn.username, accounts.staffA.username);
  await browser.type(signIn.password, staffPassword);
  await browser.press(signIn.submit);
  await browser.expectText(accounts.staffA.name);
  await visit.show("branch");
  await browser.press(branchListId.newCustomer);
  const journey = new EngineJourney(browser, folder, {}, "branch");
  await browser.expectAt("/id/branch/new");
  await journey.begin();
  await journey.givePhoto(await usualCard());
  await journey.expectStep("identity");
  await journey.fillIdentity();
  await browser.press(branchCaseWords.id.next);
  await browser.press(branchCaseWords.id.confirm.end);
  await browser.expectAt("/id/branch/new");
  await journey.begin();
  await browser.back();
  await browser.expectAt("/id/branch/new");
  const page = await browser.run("return document.documentElement.outerHTML");
  if (`${page}`.includes(journey.applicant.fullName)) throw new Error("the last customer is still there");
  await browser.expectText(branchCaseWords.id.staff(accounts.staffA.name, accounts.staffA.branch));
  await browser.load("/id/branch");
  await browser.expectHeading(unlock.heading);
  await browser.type(unlock.pin, staffPin);
  await browser.press(unlock.submitAndEnd);
  await browser.expectText(branchListId.newCustomer);
  await browser.press(bar.signOut);
  await browser.expectHeading(signIn.heading);
  return "signed in, two customers, unlocked, signed out";
}

/** Each step: as wide as the window, dark where that is wanted, and readable. */
async function lookAtScreens(visit: Visit): Promise<string> {
  const { browser, screen } = visit;
  const { width, dark } = screens[screen];
  const journey = journeyOf(visit);
  let looked = 0;
  const look = async (name: string) => {
    await browser.until("its pictures", picturesThere);
    await visit.show(name);
    const seen = (await browser.run(measured)) as {
      window: number;
      page: number;
      ground: number;
      ink: number;
      boxes: [edge: number, ground: number][];
    };
    if (seen.window !== width) throw new Error(`${name}: the window is ${seen.window} wide, wanted ${width}`);
    if (seen.page > seen.window) throw new Error(`${name}: ${seen.page} wide in a window of ${seen.window}`);
    if (dark ? seen.ground > 0.1 || seen.ink < 0.6 : seen.ground < 0.8 || seen.ink > 0.2)
      throw new Error(
        `${name}: ground ${seen.ground} and ink ${seen.ink} are not ${dark ? "dark" : "light"}`,
      );
    const boxes = seen.boxes.map(([edge = 0, ground = 0]) => contrast(edge, ground));
    if (boxes.length !== (name === "start" ? 2 : 0) || boxes.some((ratio) => ratio < 3))
      throw new Error(`${name}: boxes with an edge of ${boxes.map((ratio) => ratio.toFixed(1))} to one`);
    looked += 1;
  };
  await browser.forgetCookies();
  await browser.open("/id");
  await look("start");
  await journey.begin();
  await look("card");
  await journey.givePhoto(await usualCard());
  await journey.expectStep("identity");
  await look("identity");
  await journey.fillIdentity();
  await look("contact");
  await journey.fillContact();
  await look("selfie");
  await journey.givePhoto(await usualFace());
  await journey.expectStep("review");
  await look("review");
  await journey.submit();
  await journey.expectStep("result");
  await browser.expectHeading(words.outcomes.verified);
  await look("result");
  return `${looked} screens`;
}

const picturesThere = `return [...document.querySelectorAll("main img")].every((it) => it.complete && it.naturalWidth > 0)`;

/** WCAG's ratio of two luminances. */
const contrast = (one: number, other: number) =>
  (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

/** Widths, and the luminance of ground, heading and boxes, whatever the notation of their colours. */
const measured = `const context = document.createElement("canvas").getContext("2d");
  const brightness = (colour) => {
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((level) =>
      level <= 10 ? level / 255 / 12.92 : ((level / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const drawn = [...document.querySelectorAll("input[type=checkbox]")].map((box) => getComputedStyle(box));
  return {
    window: innerWidth,
    page: document.documentElement.scrollWidth,
    ground: brightness(getComputedStyle(document.body).backgroundColor),
    ink: brightness(getComputedStyle(document.querySelector("h1")).color),
    // One that the engine draws has its own colours, whatever the style says.
    boxes: drawn.map((box) => box.appearance === "none" && box.borderTopWidth !== "0px"
      ? [brightness(box.borderTopColor), brightness(box.backgroundColor)] : [0, 0]),
  };`;

async function expectName(browser: Browser, field: string, { applicant }: EngineJourney): Promise<void> {
  const value = await browser.value(field);
  if (value !== applicant.fullName) throw new Error(`${field} holds "${value}"`);
}
