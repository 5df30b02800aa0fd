import { type BrowserContext, expect, type Page } from "@playwright/test";
import { type CameraProblem, cameraProblems } from "../../lib/camera/problem";
import type { PhotoField } from "../../lib/kredibel/constraints";
import { locales } from "../../lib/locales";
import type { HandoffSeen, PhoneSeen, PhoneTrouble } from "../../lib/onboarding/handoff";
import { fieldsOf, nextStep, type StepId, stepIds, steps } from "../../lib/onboarding/steps";
import type { Outcome } from "../../lib/outcomes/outcome";
import { outcomes } from "../../lib/outcomes/outcomes";
import { branchCaseWords } from "../../lib/words/branch/branch-case";
import { twoStepWords } from "../../lib/words/branch/two-step";
import { handoffWords } from "../../lib/words/handoff";
import { idleWords } from "../../lib/words/idle";
import { keptDraftWords } from "../../lib/words/kept-draft";
import { wordsOf } from "../../lib/words/of";
import { newest, yesterday } from "../branch/past";
import { type AccountName, accounts, staffPassword } from "./accounts";
import { isoBirthDate } from "./applicants";
import { BranchDesk } from "./branch-desk";
import { cameraPretences, hintLine, pretend } from "./camera-states";
import type { Language } from "./fixed-words";
import { Journey } from "./journey";
import { answerSubmissions, outcomesByKind } from "./outcome-states";
import { wake } from "./page/clock";
import { isKept } from "./page/keep-nothing";
import { cardPhoto, emptyFile, facePhoto } from "./photos";
import { codeFor, readKey } from "./second-factor";
import { deployedUrl } from "./server/servers";
import { makeSession } from "./sessions";

/** One thing that a person can see, and how to get there from anywhere. `keeps`: where the device may keep a draft. */
export type Screen = { name: string; keeps?: true; reach: (journey: Journey) => Promise<unknown> };

type Opening = (journey: Journey) => Promise<unknown>;

/** Without a case: a start page that has one leads to it. */
const openStart: Opening = async (journey) => {
  await journey.page.context().clearCookies({ name: /application$/ });
  await journey.open("");
};

/** How each step is left for the next one. */
const passes: Record<Exclude<StepId, "review" | "result">, Opening> = {
  start: async (journey) => {
    await openStart(journey);
    await journey.begin();
  },
  card: async (journey) => journey.uploadCard(await cardPhoto()),
  identity: (journey) => journey.fillIdentity(),
  contact: (journey) => journey.fillContact(),
  selfie: async (journey) => journey.uploadSelfie(await facePhoto()),
};

/**
 * How far this page's journey has come, kept by the page itself: gone with another document. A screen that touches more
 * than the answers leaves `null`.
 */
const leaveAt = ({ page }: Journey, step: StepId | null) =>
  page.evaluate((standsAt) => void Object.assign(window, { standsAt }), step);
const standsAt = ({ page }: Journey): Promise<StepId | null> =>
  page.evaluate(() => (window as Window & { standsAt?: StepId | null }).standsAt ?? null);

/** Goes on from where this page's journey stands, if that is before the step; else begins anew. */
const opens =
  (step: Exclude<StepId, "start" | "result">): Opening =>
  async (journey) => {
    const from = await standsAt(journey);
    let at = from && stepIds.indexOf(from) < stepIds.indexOf(step) ? from : "start";
    for (; at !== step; at = nextStep(at)) await passes[at as keyof typeof passes](journey);
    await leaveAt(journey, step);
  };

/** Each step as it opens. */
const openings: Record<StepId, Opening> = {
  start: openStart,
  card: opens("card"),
  identity: opens("identity"),
  contact: opens("contact"),
  selfie: opens("selfie"),
  review: opens("review"),
  result: (journey) =>
    reachResult(journey, { kind: "verified", reference: "ref_certel#1", at: "2026-03-01T05:00:00Z" }),
};

/** A review that may be sent: of the last result's journey, with another name, where that may go on. */
async function openReview(journey: Journey): Promise<void> {
  if ((await standsAt(journey)) !== "result") return void (await openings.review(journey));
  const { page, words } = journey;
  const show = (step: StepId) => page.evaluate((to) => history.pushState(null, "", `?step=${to}`), step);
  await show("identity");
  const name = journey.textbox(words.fields.fullName);
  await name.fill(`${await name.inputValue()} A`);
  await show("review");
  await journey.expectStep("review");
}

/** Each step that asks for something, with what it says when that is wrong. */
async function reachError(journey: Journey, step: StepId, fields: readonly string[]): Promise<void> {
  await openings[step](journey);
  const isPhoto = fields.some((field) =>
    (["identityImage", "faceImage"] satisfies PhotoField[]).some((photo) => photo === field),
  );
  if (isPhoto) await journey.upload(emptyFile());
  else await button(journey, step === "start" ? journey.words.start : journey.words.next);
  await expect(journey.page.getByRole("main").getByRole("alert")).toBeVisible();
}

async function reachPhoto(journey: Journey, step: "card" | "selfie", view: "live" | "shot"): Promise<void> {
  await openings[step](journey);
  await leaveAt(journey, null);
  if (view === "shot" && step === "card") return journey.takePhoto();
  // The card's photo once more brings the question.
  if (view === "shot") {
    await journey.upload(await cardPhoto());
    return expect(journey.alert).toBeVisible();
  }
  await button(journey, journey.words.camera.open);
  await expect(journey.page.getByRole("button", { name: journey.words.camera.take })).toBeEnabled();
}

async function reachCameraProblem(journey: Journey, problem: CameraProblem): Promise<void> {
  const pretence = cameraPretences[problem];
  const { camera } = wordsOf(journey.language);
  await openings.card(journey);
  await leaveAt(journey, null);
  await pretend(journey.page, pretence);
  for (let tries = 0; tries < (pretence.tries ?? 1); tries++)
    await button(journey, tries === 0 ? camera.open : camera.again);
  const { page } = journey;
  // A camera that is taken away leaves its page open, to be switched on again there.
  if (problem === "lost") await expect(hintLine(page)).toHaveText(camera.pauses.lost);
  else await journey.expectCameraProblem(problem);
}

async function reachResult(journey: Journey, outcome: Outcome): Promise<void> {
  await openReview(journey);
  await answerSubmissions(journey.page, outcome);
  await journey.submit();
  const anyway = journey.page.getByRole("button", { name: wordsOf(journey.language).review.sendAnyway });
  if (await anyway.isVisible()) await anyway.click();
  await journey.expectStep("result");
  await journey.page.unrouteAll();
  await leaveAt(journey, outcomes[outcome.kind].final ? null : "result");
}

/** Rejected, opened for correction, and not changed. */
async function reachCorrection(journey: Journey, fields: string[]): Promise<void> {
  await reachResult(journey, {
    kind: "not_verified",
    reference: "ref_certel#1",
    fields,
    at: "2026-03-01T05:00:00Z",
  });
  await leaveAt(journey, null);
  await journey.correct();
}

async function reachUnchanged(journey: Journey): Promise<void> {
  await reachCorrection(journey, ["fullName"]);
  await button(journey, journey.words.next);
  await journey.submit();
  await expect(journey.page.getByRole("main").getByRole("alert")).toBeVisible();
}

/** @param cut the submission is cut off; else it is never answered: the page waits until it is left */
async function reachWaiting(journey: Journey, { cut = false } = {}): Promise<void> {
  await openings.review(journey);
  await leaveAt(journey, null);
  await journey.page.route("**/apply*", (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    if (cut) return route.abort("connectionrefused");
  });
  await journey.submit();
  await expect(journey.page.getByRole("timer")).toBeVisible();
}

async function reachOutdated(journey: Journey): Promise<void> {
  await openings.review(journey);
  await leaveAt(journey, null);
  await forgetAction(journey.page);
  await journey.submit();
  await expect(journey.page.getByRole("main").getByRole("alert")).toBeVisible();
}

/** Who has signed in at this browser, as long as nothing else was done there. */
const signedIn = new WeakMap<BrowserContext, AccountName>();

/** The staff's own door, with nobody inside. */
async function atSignIn({ page, language }: Journey): Promise<BranchDesk> {
  await page.context().clearCookies();
  signedIn.delete(page.context());
  const desk = new BranchDesk(page, language);
  await desk.open();
  return desk;
}

/** As after a deploy whose build knows nothing of this page's action. */
export const forgetAction = (page: Page) =>
  page.route("**/apply*", (route) =>
    route.request().headers()["next-action"]
      ? route.fulfill({ status: 404, headers: { "x-nextjs-action-not-found": "1" }, body: "" })
      : route.fallback(),
  );

/** As when the server fails while it renders this component: React's own row for an error stands in its place. */
export const failToRender = (page: Page, language: Language, component: string) =>
  page.route(`**/${language}**`, async (route) => {
    if (!route.request().headers().rsc) return route.fallback();
    const answer = await route.fetch();
    const row = new RegExp(`^([0-9a-f]+):I\\[.*"${component}".*$`, "m");
    await route.fulfill({
      response: answer,
      body: (await answer.text()).replace(row, '$1:E{"digest":"4711"}'),
    });
  });

/** The crash page, by a switch of language. */
async function reachCrash(journey: Journey): Promise<void> {
  const { page, language, applicant } = journey;
  const [from = language] = locales.filter((other) => other !== language);
  await openStart(new Journey(page, from, applicant));
  await failToRender(page, language, "StartForm");
  await page.getByRole("banner").getByRole("link").click();
  await expect(journey.heading).toHaveText(wordsOf(language).crash.heading);
  await page.unrouteAll();
}

async function reachResumed(journey: Journey): Promise<void> {
  const { page, language } = journey;
  await openings.identity(journey);
  await isKept(page);
  await page.reload();
  await expect(page.getByText(keptDraftWords[language].resumed)).toBeVisible();
}

async function reachElsewhere(journey: Journey): Promise<void> {
  const { page, language, applicant } = journey;
  // A tab that has taken up a draft is where it is open.
  await page.goto(`/${language}/privacy`);
  await page.context().clearCookies({ name: /application$/ });
  const other = new Journey(await page.context().newPage(), language, applicant);
  await other.start();
  await other.uploadCard();
  await other.fillIdentity();
  await isKept(other.page);
  await page.goto(`/${language}/apply`);
  await expect(journey.heading).toHaveText(keptDraftWords[language].elsewhere.heading);
  await other.page.close();
}

/**
 * A session with every answer locked that can be. It ends with the screen: the next begins without one.
 * @param outcome sent, and answered so; else the step "contact"
 */
async function reachLocked(journey: Journey, outcome?: Outcome): Promise<void> {
  const { page, applicant, language, words } = journey;
  const { fullName, emailAddress, phoneNumber } = applicant;
  const values = { fullName, emailAddress, phoneNumber, birthDate: isoBirthDate(applicant) };
  const prefill = Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, { value, locked: true }]),
  );
  await page.goto((await makeSession({ locale: language, prefill })).url);
  await journey.begin();
  await journey.uploadCard();
  await journey.textbox(words.fields.identityId).fill(applicant.identityId);
  await button(journey, words.next);
  await journey.expectStep("contact");
  if (outcome) {
    await button(journey, words.next);
    await journey.uploadSelfie();
    await answerSubmissions(page, outcome);
    await journey.submit();
    await journey.expectStep("result");
    await page.unrouteAll();
  }
  await page.context().clearCookies({ name: "session" });
}

const rejectedName: Outcome = {
  kind: "not_verified",
  reference: "ref_certel#1",
  fields: ["fullName"],
  at: "2026-03-01T05:00:00Z",
};

/** The same browser at a branch, once staff have signed in there. */
async function atBranch({ page, language, applicant }: Journey): Promise<Journey> {
  signedIn.delete(page.context());
  const desk = new BranchDesk(page, language);
  await desk.open();
  // Whoever is signed in already is led on.
  if (page.url().endsWith("/sign-in")) await desk.signIn();
  return new Journey(page, language, applicant, "branch");
}

/** Time passes while nothing runs, as on a device that sleeps; then it wakes. Until the page is loaded anew. */
const letPass = (page: Page, seconds: number) =>
  page.evaluate((ms) => {
    const { now } = Date;
    for (const hidden of [true, false]) {
      Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
      Date.now = () => now() + ms;
    }
  }, seconds * 1_000);

const button = (journey: Journey, name: string) =>
  journey.page.getByRole("button", { name, exact: true }).click();

/** The branch's list and its parts, signed in. */
async function reachBranch(journey: Journey, who: AccountName, path: string): Promise<void> {
  const context = journey.page.context();
  if (signedIn.get(context) !== who) await (await atSignIn(journey)).signIn(who);
  signedIn.set(context, who);
  await journey.page.goto(`/${journey.language}/branch${path}`);
}

const branchPaths: Record<string, [AccountName, string]> = {
  "list of staff": ["staffC", `?day=${yesterday()}`],
  "list of a supervisor, a later page": [
    "supervisorA",
    `?day=${yesterday()}&branch=*&before=${Date.now()}-${newest.id}`,
  ],
  "list with what needs attention": ["staffC", ""],
  "list of a day without attempts": ["staffC", "?day=2020-02-29&outcome=verified"],
  "search in vain": ["staffC", "?notice=nik"],
  "search with a find": ["supervisorC", "?reference=order-3"],
  receipt: ["staffC", `/attempts/${newest.id}`],
  "receipt that is not there": ["staffC", "/attempts/none"],
  "own account": ["supervisorC", "/account"],
  "own account, a password refused": ["staffC", "/account?why=common"],
  "own account, changed": ["staffC", "/account?done=password"],
  "asked for the password": ["supervisorC", "/confirm?next=/pin"],
  "asked for the password, refused": ["supervisorC", "/confirm?why=wrong"],
  "second factor, to be set up": ["staffC", "/two-step"],
  "record of actions": ["supervisorC", "/audit"],
  "choosing a PIN": ["supervisorB", "/pin"],
  "choosing a PIN, refused": ["supervisorB", "/pin?why=date"],
};

/** A right password, where the second factor is asked for. */
async function reachCode(journey: Journey, search: string): Promise<void> {
  const { username } = accounts.twoStepC;
  await (await atSignIn(journey)).fill(username, staffPassword);
  const { heading } = twoStepWords[journey.language].signIn;
  await expect(journey.page.getByRole("heading", { level: 1 })).toHaveText(heading);
  await journey.page.goto(`/${journey.language}/branch/sign-in/code${search}`);
}

/** Nine and a half minutes after the password. */
async function reachCodeWarning(journey: Journey): Promise<void> {
  await reachCode(journey, "");
  const { page, language } = journey;
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await letPass(page, 570);
  const { heading } = twoStepWords[language].signIn.time;
  await expect(page.getByRole("alertdialog", { name: heading })).toBeVisible();
}

async function reachWrongCode(journey: Journey): Promise<void> {
  await reachBranch(journey, "staffC", "/two-step");
  const { setUp } = twoStepWords[journey.language];
  await journey.page.getByLabel(setUp.code, { exact: true }).fill("12345");
  await button(journey, setUp.submit);
  await expect(journey.page.getByRole("main").getByRole("alert")).toHaveText(setUp.problems.wrong);
}

const secondFactorOf: Record<"codes" | "setUp", Record<Language, AccountName>> = {
  codes: { id: "codesIdC", en: "codesEnC" },
  setUp: { id: "setUpIdC", en: "setUpEnC" },
};

/** Once a run in each language: what is set up stays. */
async function reachRecoveryCodes(journey: Journey, screen: keyof typeof secondFactorOf): Promise<void> {
  const { page, language } = journey;
  await reachBranch(journey, secondFactorOf[screen][language], "/two-step");
  const { setUp, codes } = twoStepWords[language];
  await page.getByLabel(setUp.code, { exact: true }).fill(codeFor(await readKey(page)));
  await button(journey, setUp.submit);
  await expect(page.getByRole("heading", { name: codes.heading })).toBeVisible();
}

/** With a code refused that was to make other recovery codes. */
async function reachSetUp(journey: Journey): Promise<void> {
  const { page, language } = journey;
  await reachRecoveryCodes(journey, "setUp");
  await page.goto(`/${language}/branch/two-step`);
  const { on } = twoStepWords[language];
  const renew = page.locator("form", { has: page.getByRole("button", { name: on.renew }) });
  await renew.getByLabel(on.code).fill("12345");
  await renew.getByRole("button").click();
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(on.problems.code);
}

async function reachLock(
  journey: Journey,
  who: AccountName,
  { caseOpen = false, why = "" } = {},
): Promise<void> {
  await reachBranch(journey, who, "/new");
  signedIn.delete(journey.page.context());
  if (caseOpen) await openings.card(new Journey(journey.page, journey.language, journey.applicant, "branch"));
  await journey.page.goto(`/${journey.language}/branch/unlock${why}`);
}

/** Almost half an hour later, on a page that nobody has used. */
async function reachSessionWarning(journey: Journey): Promise<void> {
  // Before the page's script is awake, it cannot notice that time has passed.
  await journey.page.addInitScript(() => {
    const { addEventListener } = window;
    window.addEventListener = (
      type: string,
      ...rest: [EventListenerOrEventListenerObject, (boolean | AddEventListenerOptions)?]
    ) => {
      if (type === "visibilitychange") performance.mark("watched");
      addEventListener.call(window, type, ...rest);
    };
  });
  await reachBranch(journey, "staffC", "");
  await journey.page.waitForFunction(() => performance.getEntriesByName("watched").length > 0);
  await letPass(journey.page, 29 * 60 + 1);
  await expect(journey.page.getByRole("alertdialog")).toBeVisible();
}

/** Not of a deployed app, whose staff and attempts are its own. */
const branchScreens: Screen[] = deployedUrl
  ? []
  : [
      ...Object.entries(branchPaths).map(([name, [who, path]]) => ({
        name: `branch: ${name}`,
        reach: (journey: Journey) => reachBranch(journey, who, path),
      })),
      { name: "branch: second factor, a wrong code", reach: reachWrongCode },
      {
        name: "branch: second factor, its recovery codes",
        reach: (journey: Journey) => reachRecoveryCodes(journey, "codes"),
      },
      { name: "branch: second factor, set up, a wrong code", reach: reachSetUp },
      {
        name: "branch: code after the password",
        reach: (journey: Journey) => reachCode(journey, "?why=used"),
      },
      {
        name: "branch: recovery code after the password",
        reach: (journey: Journey) => reachCode(journey, "?by=recovery&why=recovery"),
      },
      { name: "branch: more time for the code", reach: reachCodeWarning },
      { name: "branch: locked", reach: (journey: Journey) => reachLock(journey, "staffC") },
      {
        name: "branch: locked, with a case open and a wrong PIN",
        reach: (journey: Journey) => reachLock(journey, "staffC", { caseOpen: true, why: "?why=wrong" }),
      },
      {
        name: "branch: locked, without a PIN",
        reach: (journey: Journey) => reachLock(journey, "supervisorB"),
      },
      { name: "branch: warning before staff are signed out", reach: reachSessionWarning },
    ];

/** Not of a deployed app, whose keys are its own. */
const sessionScreens: Screen[] = deployedUrl
  ? []
  : [
      { name: "step contact, locked", reach: (journey) => reachLocked(journey) },
      { name: "result not_verified, locked", reach: (journey) => reachLocked(journey, rejectedName) },
    ];

/** What the computer's page shows: a code is made in any case. */
const atComputer: Record<Exclude<HandoffSeen["state"], "none">, HandoffSeen> = {
  waiting: { state: "waiting", id: "", leftMs: 9 * 60_000 },
  number: { state: "number", leftMs: 90_000, number: 47 },
  phone: { state: "phone", step: "contact" },
  sent: { state: "sent" },
  finished: { state: "finished", outcome: "not_verified", verifies: false, back: null },
  expired: { state: "expired" },
  cancelled: { state: "cancelled" },
  wrong: { state: "wrong" },
  taken_back: { state: "taken_back" },
  limit: { state: "limit" },
};

const phoneTroubles: Record<PhoneTrouble, PhoneSeen> = {
  cookie: { state: "cookie" },
  expired: { state: "expired" },
  used: { state: "used" },
  cancelled: { state: "cancelled" },
  wrong: { state: "wrong" },
  taken_back: { state: "taken_back" },
  same_device: { state: "same_device" },
  at_computer: { state: "at_computer" },
  unknown: { state: "unknown" },
  limit: { state: "limit" },
};
const atPhone: Record<string, PhoneSeen> = {
  number: {
    state: "number",
    choices: [18, 47, 93],
    startedAt: "2026-03-01T03:32:00Z",
    again: true,
  },
  ...phoneTroubles,
};

async function reachComputer({ page, language }: Journey, seen: HandoffSeen): Promise<void> {
  await page.context().clearCookies({ name: "handoff" });
  const { states, here } = handoffWords[language].computer;
  await page.goto(`/${language}/handoff`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(states.waiting.heading);
  if (seen.state !== "waiting") {
    await page.route("**/api/handoff", (route) => route.fulfill({ json: seen }));
    await wake(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(states[seen.state].heading);
    await page.unrouteAll();
  } else await expect(page.getByRole("button", { name: here })).toBeVisible();
  await page.context().clearCookies({ name: "handoff" });
}

async function reachPhone({ page, language }: Journey, seen: PhoneSeen): Promise<void> {
  await page.route("**/api/phone", (route) => route.fulfill({ json: seen }));
  await page.goto(`/${language}/phone`);
  const { troubles, pick } = handoffWords[language].phone;
  const said = seen.state in troubles ? troubles[seen.state as PhoneTrouble].heading : pick;
  await expect(page.getByText(said)).toBeVisible();
  await page.unrouteAll();
}

const handoffScreens: Screen[] = [
  ...Object.entries(atComputer).map(([state, seen]) => ({
    name: `handoff, computer: ${state}`,
    reach: (journey: Journey) => reachComputer(journey, seen),
  })),
  ...Object.entries(atPhone).map(([state, seen]) => ({
    name: `handoff, phone: ${state}`,
    reach: (journey: Journey) => reachPhone(journey, seen),
  })),
];

/** Every screen of the product. What the tables hold is here by itself: a new step, problem or outcome is a screen. */
export const screens: Screen[] = [
  ...steps.map(({ id }) => ({ name: `step ${id}`, reach: openings[id] })),
  ...steps
    .filter(({ id }) => fieldsOf(id).length > 0)
    .map(({ id }) => ({
      name: `step ${id} with an error`,
      reach: (journey: Journey) => reachError(journey, id, fieldsOf(id)),
    })),
  ...(["card", "selfie"] as const).flatMap((step) =>
    (["live", "shot"] as const).map((view) => ({
      name: `step ${step}, ${view}`,
      reach: (journey: Journey) => reachPhoto(journey, step, view),
    })),
  ),
  {
    name: "step contact, with the rest of an address offered",
    reach: async (journey) => {
      await openings.contact(journey);
      await journey.typeContact({ emailAddress: "siti@" });
      await expect(journey.page.getByRole("button", { name: "@gmail.com" })).toBeVisible();
    },
  },
  ...cameraProblems.map((problem) => ({
    name: `camera problem ${problem}`,
    reach: (journey: Journey) => reachCameraProblem(journey, problem),
  })),
  ...Object.values(outcomesByKind)
    .flat()
    .map((outcome) => ({
      name: `result ${nameOf(outcome)}`,
      reach: (journey: Journey) => reachResult(journey, outcome),
    })),
  {
    name: "correction of answers",
    reach: (journey) => reachCorrection(journey, ["identityId", "birthDate"]),
  },
  { name: "correction of a photo", reach: (journey) => reachCorrection(journey, ["liveness_check"]) },
  { name: "review with everything unchanged", reach: reachUnchanged },
  { name: "review of a page that is outdated", reach: reachOutdated },
  { name: "waiting", reach: (journey) => reachWaiting(journey) },
  ...sessionScreens,
  ...handoffScreens,
  ...branchScreens,
  {
    name: "warning before an idle page forgets",
    reach: async (journey) => {
      await openings.identity(journey);
      await leaveAt(journey, null);
      await letPass(journey.page, 15 * 60 + 1);
      await expect(journey.page.getByRole("alertdialog")).toBeVisible();
    },
  },
  {
    name: "reference of what an idle page left",
    reach: async (journey) => {
      await reachWaiting(journey);
      await letPass(journey.page, 62 * 60);
      await expect(journey.heading).toHaveText(idleWords[journey.language].underWay.heading);
    },
  },
  {
    name: "what an idle page left that was lost on its way",
    reach: async (journey) => {
      await reachWaiting(journey, { cut: true });
      await letPass(journey.page, 62 * 60);
      await expect(journey.heading).toHaveText(idleWords[journey.language].lost.heading);
    },
  },
  { name: "branch, consent", reach: async (journey) => openings.start(await atBranch(journey)) },
  { name: "branch, identity", reach: async (journey) => openings.identity(await atBranch(journey)) },
  {
    name: "branch, question before a case is ended",
    reach: async (journey) => {
      await openings.identity(await atBranch(journey));
      await button(journey, branchCaseWords[journey.language].next);
      await expect(journey.page.getByRole("alertdialog")).toBeVisible();
    },
  },
  {
    name: "branch, question before a submission is cut off",
    reach: async (journey) => {
      await reachWaiting(await atBranch(journey));
      await button(journey, branchCaseWords[journey.language].next);
      await expect(journey.page.getByRole("alertdialog")).toBeVisible();
    },
  },
  { name: "accessibility", reach: ({ page, language }) => page.goto(`/${language}/accessibility`) },
  { name: "privacy", reach: ({ page, language }) => page.goto(`/${language}/privacy`) },
  { name: "terms", reach: ({ page, language }) => page.goto(`/${language}/terms`) },
  // The others differ in their words alone.
  { name: "link, used", reach: ({ page, language }) => page.goto(`/${language}/link?why=used`) },
  { name: "staff sign-in", reach: async (journey) => (await atSignIn(journey)).open() },
  {
    name: "staff sign-in with an error",
    reach: async (journey) => {
      await (await atSignIn(journey)).fill("", "");
      await expect(journey.alert).toBeFocused();
    },
  },
  {
    name: "staff sign-in after a session has ended",
    reach: async (journey) => {
      await atSignIn(journey);
      await journey.page.goto(`/${journey.language}/branch/sign-in?why=ended`);
    },
  },
  { name: "branch", reach: async (journey) => (await atSignIn(journey)).signIn("supervisorA") },
  { name: "not found", reach: ({ page, language }) => page.goto(`/${language}/nowhere`) },
  {
    name: "start, after an idle page forgot",
    reach: ({ page, language }) => page.goto(`/${language}?why=idle`),
  },
  { name: "crash", reach: reachCrash },
  { name: "draft of this device, taken up", keeps: true, reach: reachResumed },
  { name: "draft of this device, open in another tab", keeps: true, reach: reachElsewhere },
];

function nameOf(outcome: Outcome): string {
  const fields = "fields" in outcome ? outcome.fields.join(", ") : "";
  return [outcome.kind, "reason" in outcome ? outcome.reason : "", fields].filter(Boolean).join(" ");
}
