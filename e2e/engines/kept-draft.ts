import { sha256 } from "../../lib/kredibel/simulator/calls";
import type { ControlledSimulator } from "../../lib/kredibel/simulator/control";
import type { QueuedAnswer } from "../../lib/kredibel/simulator/queue";
import type { OutcomeKind } from "../../lib/outcomes/outcome";
import { id } from "../../lib/words/id";
import { keptDraftWords } from "../../lib/words/kept-draft";
import { someApplicant } from "../support/applicants";
import { usualCard, usualFace } from "../support/photos";
import type { Browser } from "./browser";
import { EngineJourney, words } from "./journey";

type KeptVisit = { browser: Browser; folder: string; simulator: () => ControlledSimulator; inTurn: boolean };

/** That nothing is lost by leaving. WebDriver answers the dialog by itself: the page is asked as the browser would ask it. */
export const keepsAll = `return dispatchEvent(new Event("beforeunload", { cancelable: true }))`;

/** Before anything is given, nothing is at stake, and what was begun is kept all the same. */
const begunIsKept = `return indexedDB.databases().then((all) => all.some(({ name }) => name === "draft") &&
  new Promise((resolve) => {
    indexedDB.open("draft").onsuccess = ({ target: { result } }) => {
      result.transaction("records").objectStore("records").count().onsuccess = (it) => resolve(it.target.result > 1);
      result.close();
    };
  }))`;

/** What was given and how it ended, as far as a page shows it. */
const shown = `return JSON.stringify([
  document.querySelector("h1").innerText,
  ...[...document.querySelectorAll("main input")].map((it) => it.value),
  ...[...document.querySelectorAll("main :is(dd, li)")].map((it) => it.textContent),
  document.querySelectorAll("main img").length,
])`;

type End = {
  /** Of Kredibel; null where it is not asked. */
  answer: Omit<QueuedAnswer, "identityId"> | null;
  /** What stands below the heading, and comes later. */
  said: string;
  /** To the review before the next end; photos are given as seldom as can be. */
  goOn: (journey: EngineJourney) => Promise<void>;
};

/** In the order in which one applicant can have them all, in two applications. */
const ends: Record<OutcomeKind, End> = {
  unavailable: {
    answer: { fault: "http_503_envelope" },
    said: words.after.tryAgain,
    goOn: ({ browser }) => browser.press(words.after.tryAgain),
  },
  invalid: {
    answer: { fault: "refused_field" },
    said: id.problems.kredibel_validation({ code: "kredibel_validation" }),
    goOn: (journey) => mend(journey, "phoneNumber"),
  },
  not_verified: {
    answer: { status: "not_verified", rejectFields: ["fullName"] },
    said: id.rejected.fullName,
    goOn: (journey) => mend(journey, "fullName"),
  },
  verified_with_reason: {
    answer: { status: "verified_with_reason", rejectFields: ["emailAddress"] },
    said: id.rejected.emailAddress,
    goOn: (journey) => mend(journey, "emailAddress"),
  },
  verified: { answer: {}, said: id.result.print, goOn: (journey) => journey.reachReview() },
  /** The NIK was verified before. */
  refused: {
    answer: null,
    said: id.result.toReview,
    goOn: ({ browser }) => browser.press(id.result.toReview),
  },
  unknown: { answer: { fault: "reset_after_read" }, said: words.after.startAgain, goOn: async () => {} },
};

async function mend(
  { browser }: EngineJourney,
  field: "fullName" | "emailAddress" | "phoneNumber",
): Promise<void> {
  await browser.press(words.after.correct);
  await browser.type(words.fields[field], { ...someApplicant(), fullName: "SITI CONTOH BARU" }[field]);
  await browser.press(words.next);
}

/** At every step and in each kind of end: in every way that the driver can, or each place in the next one. */
export async function goAndComeBack({ browser, folder, inTurn, ...visit }: KeptVisit): Promise<string> {
  const simulator = visit.simulator();
  const journey = new EngineJourney(browser, folder);
  let places = 0;
  let comings = 0;
  const { identityId } = journey.applicant;
  let calls = 0;
  const { killAndReopen, discard } = browser;
  const ways: Record<string, () => Promise<unknown>> = {
    reload: () => browser.reload(),
    "Back from another site": async () => {
      await browser.loadFromAnotherSite("/id/terms");
      await browser.backToAnotherSite();
    },
    "closed and opened again": () => browser.closeAndReopen(),
    ...(killAndReopen && { killed: killAndReopen }),
    ...(discard && { discarded: discard }),
  };
  const expectCalls = () => {
    const { length } = simulator.calls().filter((call) => call.sha256.identityId === sha256(identityId));
    if (length !== calls) throw new Error(`${length} calls to Kredibel, expected ${calls}`);
  };
  const expectAllThere = async (kept = true) => {
    const before = await browser.run(shown);
    const all = Object.values(ways);
    const next = places++ % all.length;
    for (const comeBack of inTurn ? all.slice(next, next + 1) : all) {
      await browser.until("a draft that is kept", keepsAll);
      await comeBack();
      await browser.until(`${before}`, `return (() => { ${shown} })() === arguments[0]`, before);
      if (kept) await browser.expectText(keptDraftWords.id.resumed);
      expectCalls();
      comings += 1;
    }
  };
  await journey.start();
  await browser.until("a draft that is kept", begunIsKept);
  await expectAllThere();
  await journey.givePhoto(await usualCard());
  await journey.expectStep("identity");
  await journey.typeIdentity();
  await expectAllThere();
  await browser.press(words.next);
  await journey.expectStep("contact");
  await expectAllThere();
  await journey.fillContact();
  await expectAllThere();
  await journey.givePhoto(await usualFace());
  await journey.expectStep("review");
  await expectAllThere();
  for (const [kind, { answer, said, goOn }] of Object.entries(ends) as [OutcomeKind, End][]) {
    await journey.expectStep("review");
    if (answer) {
      simulator.enqueue({ ...answer, identityId });
      calls += 1;
    }
    await journey.submit();
    await browser.expectHeading(id.result[kind].heading);
    await browser.expectText(said);
    expectCalls();
    // A verified one is shown by the server: nothing of it is kept.
    await expectAllThere(kind !== "verified");
    await goOn(journey);
  }
  return `${comings} times gone (${Object.keys(ways).join(", ")}), all there, nothing sent twice`;
}
