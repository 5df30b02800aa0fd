import { expect, test } from "vitest";
import { refusals } from "../../server/http/refusals";
import { endOfTurnedAway } from "./turned-away";

const ends = Object.keys(refusals).map((why) => [why, endOfTurnedAway(new Error(why))] as const);

test("turned away: each of the server's words that a person can act on has an end", () => {
  expect(Object.fromEntries(ends.filter(([, end]) => end !== null))).toEqual({
    too_slow: "tooSlow",
    busy: { kind: "refused", reason: "busy" },
    session: { kind: "refused", reason: "session" },
  });
});

test.each([new Error("toString"), new Error("Failed to fetch"), "busy", null])(
  "turned away: %o is not the server's word",
  (error) => {
    expect(endOfTurnedAway(error)).toBeNull();
  },
);
