import { expect, test } from "vitest";
import { statusNames } from "../kredibel/constraints";
import { endings, endingsThat } from "./endings";
import { outcomes } from "./outcomes";
import { isRunning, states, statesThat } from "./states";

const rows = Object.entries(outcomes);

test("outcomes: Kredibel's statuses are judged, no other kind is", () => {
  expect(endingsThat(({ judged }) => judged)).toEqual(statusNames);
});

test("outcomes: what may be charged is spent and resumable, and nothing else", () => {
  const held = rows.filter(([, { charge }]) => charge !== "none").map(([kind]) => kind);
  expect(held).toEqual(rows.filter(([, { spent }]) => spent).map(([kind]) => kind));
  expect(held).toEqual(rows.filter(([, { resumable }]) => resumable).map(([kind]) => kind));
  expect(held).toEqual([...statusNames, "unknown"]);
});

test("outcomes: a kind is unsettled where its state is open", () => {
  const open: string[] = statesThat((state) => state.open && !state.running);
  for (const ending of endings)
    expect([ending, open.includes(outcomes[ending].state)]).toEqual([ending, outcomes[ending].unsettled]);
});

test("endings: every kind but `refused`", () => {
  expect(endings).toEqual(rows.map(([kind]) => kind).filter((kind) => kind !== "refused"));
});

test("isRunning: claimed and sent, no state of an end, no kind of an end", () => {
  const names = new Set([...Object.keys(states), ...Object.keys(outcomes)]);
  expect([...names].filter(isRunning)).toEqual(["claimed", "sent"]);
});
