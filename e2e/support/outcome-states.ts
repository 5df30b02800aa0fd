import type { Page } from "@playwright/test";
import { photoLimits, sandboxAnswers, wireFields } from "../../lib/kredibel/constraints";
import type { Outcome, OutcomeKind } from "../../lib/outcomes/outcome";
import { saidRefusals } from "../../lib/words/said-refusals";

const at = "2026-03-01T05:00:00.000Z";
const reference = "ref_certel#e87c8bc2-5d10-455b-98a0-187d60f72873";
const errorId = "0b7e3c1a-3a52-4f8e-9c07-2f1a8f0f7d11";

type RefusalReason = Extract<Outcome, { kind: "refused" }>["reason"];

const refusals: Record<RefusalReason, Outcome> = {
  limit: { kind: "refused", reason: "limit", retryAt: at },
  nik_limit: { kind: "refused", reason: "nik_limit", said: saidRefusals.nik_limit, retryAt: at },
  seen_before: { kind: "refused", reason: "seen_before", said: saidRefusals.seen_before },
  busy: { kind: "refused", reason: "busy" },
  in_flight: { kind: "refused", reason: "in_flight", said: saidRefusals.in_flight },
  staff: { kind: "refused", reason: "staff" },
  session: { kind: "refused", reason: "session" },
  moved: { kind: "refused", reason: "moved", said: saidRefusals.moved },
  other_application: { kind: "refused", reason: "other_application" },
  unchanged: {
    kind: "refused",
    reason: "unchanged",
    said: saidRefusals.unchanged,
    fields: ["fullName", "liveness_check"],
    sendable: true,
  },
};

const answers = Object.values(sandboxAnswers).map(
  ({ status, rejectFields }): Outcome =>
    status === "verified"
      ? { kind: status, reference, at }
      : { kind: status, reference, at, fields: [...rejectFields], attemptsLeft: 3 },
);
const answersOf = (kind: OutcomeKind) => answers.filter((outcome) => outcome.kind === kind);

/** Every end that a submission can have, by kind: a new kind, reason or sandbox answer is a screen to look at. */
export const outcomesByKind: Record<OutcomeKind, Outcome[]> = {
  verified: answersOf("verified"),
  verified_with_reason: answersOf("verified_with_reason"),
  not_verified: [
    ...answersOf("not_verified"),
    {
      kind: "not_verified",
      reference,
      at,
      fields: [...wireFields, "a_name_we_do_not_know"],
      attemptsLeft: 0,
    },
  ],
  invalid: [
    {
      kind: "invalid",
      problems: {
        ...Object.fromEntries(wireFields.map((field) => [field, { code: "kredibel_validation" }])),
        faceImage: { code: "photo_pixels", width: 320, height: 240, ...photoLimits.faceImage },
      },
    },
  ],
  refused: Object.values(refusals),
  unavailable: [{ kind: "unavailable", errorId }],
  unknown: [{ kind: "unknown", attemptId: errorId }],
};

/** Answers the next submissions in the server's place, in React's own format; the server hears nothing. */
export async function answerSubmissions(page: Page, outcome: Outcome): Promise<void> {
  const head = { a: "$@1", q: "", i: false, b: await buildOf(page) };
  const body = `0:${JSON.stringify(head)}\n1:${JSON.stringify(outcome)}\n`;
  await page.route("**/apply*", (route) =>
    route.request().headers()["next-action"]
      ? route.fulfill({ contentType: "text/x-component", body })
      : route.fallback(),
  );
}

/** React takes an answer of its own build only. The build's name stands in the payload that came with the page. */
export async function buildOf(page: Page): Promise<string> {
  const build = /\\"b\\":\\"([^"\\]+)\\"/.exec(await page.content())?.[1];
  if (!build) throw new Error("The page does not say of which build it is.");
  return build;
}
