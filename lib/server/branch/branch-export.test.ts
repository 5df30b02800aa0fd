import { describe, expect, test } from "vitest";
import { addDays } from "../../branch/day";
import { attemptView } from "../../branch/testing/attempt-view";
import type { Ledger } from "../../ledger/ledger";
import { after } from "../../ledger/rules";
import { exportCsv, exportDays, exportName, exportRange, exportXlsx, xlsxRows } from "./branch-export";

const zones = { usual: "Asia/Jakarta", own: new Map([["JYP", "Asia/Jayapura"]]) };
const language = { locale: "id", zones } as const;
const day = { from: "2026-11-24", to: "2026-11-24" };
const onEnd = async () => {};
const newest = new Date("2026-11-24T16:00:00.000Z");

/** A ledger with so many attempts, one a second, that writes down what it is asked. */
function ledgerOf(count: number) {
  const views = Array.from({ length: count }, (_, index) =>
    attemptView({ claimedAt: after(newest, -index * 1_000), reference: `ref_certel#${index}` }),
  );
  const asked: Parameters<Ledger["listAttempts"]>[0][] = [];
  const listAttempts: Ledger["listAttempts"] = async (filter, limit) => {
    asked.push(filter);
    const { before } = filter;
    return views.filter((view) => !before || view.claimedAt < before.claimedAt).slice(0, limit);
  };
  return { asked, ledger: { listAttempts } as Ledger };
}

describe("the days of a file", () => {
  test("are one to a month", () => {
    expect(exportRange("2026-11-24", "2026-11-24")).toEqual(day);
    const last = addDays("2026-11-24", exportDays - 1);
    expect(exportRange("2026-11-24", last)).toEqual({ from: "2026-11-24", to: last });
    expect(exportRange("2026-11-24", addDays(last, 1))).toBeNull();
    expect(exportRange("2026-11-24", "2026-11-23")).toBeNull();
    expect(exportRange(null, "2026-11-23")).toBeNull();
    expect(exportRange("2026-11-23", null)).toBeNull();
  });

  test("stand in its name", () => {
    expect(exportName(day, "csv")).toBe("attempts-2026-11-24.csv");
    expect(exportName({ ...day, to: "2026-11-30" }, "xlsx")).toBe("attempts-2026-11-24_2026-11-30.xlsx");
  });
});

test.each([0, 1, 500, 501, 1_200])("a file of %i attempts has each once, newest first", async (count) => {
  const { ledger } = ledgerOf(count);
  const text = await new Response(exportCsv(day, { channel: "branch" }, ledger, language, onEnd)).text();
  const lines = text.trimEnd().split("\r\n").slice(1);
  expect(lines.map((line) => line.split(";")[9])).toEqual(
    Array.from({ length: count }, (_, index) => `ref_certel#${index}`),
  );
});

test("it is read as it is taken, with the filters, between the branch's midnights", async () => {
  const { ledger, asked } = ledgerOf(5_000);
  const filter = { channel: "branch", branch: "JKT", ending: "verified" } as const;
  const reader = exportCsv({ ...day, to: "2026-11-25" }, filter, ledger, language, onEnd).getReader();
  for (let taken = 0; taken < 3; taken += 1) await reader.read();
  expect(asked.length).toBeLessThanOrEqual(4);
  expect(asked[0]).toEqual({
    ...filter,
    from: new Date("2026-11-23T17:00:00.000Z"),
    to: new Date("2026-11-25T17:00:00.000Z"),
    before: undefined,
  });
  await reader.cancel();
});

test("exportCsv: the days of a branch with a clock of its own begin by it", async () => {
  const { ledger, asked } = ledgerOf(1);
  await new Response(exportCsv(day, { channel: "branch", branch: "JYP" }, ledger, language, onEnd)).text();
  expect(asked[0]?.from).toEqual(new Date("2026-11-23T15:00:00.000Z"));
});

test.each([0, 501])("export: says how many rows of %i it held, at its end", async (count) => {
  const told: number[] = [];
  const tell = async (rows: number) => void told.push(rows);
  const filter = { channel: "branch" } as const;
  await new Response(exportCsv(day, filter, ledgerOf(count).ledger, language, tell)).text();
  await exportXlsx(day, filter, ledgerOf(count).ledger, language, tell);
  expect(told).toEqual([count, count]);
});

test("exportCsv: a download that is cut says how many rows were read for it", async () => {
  const told: number[] = [];
  const tell = async (rows: number) => void told.push(rows);
  const reader = exportCsv(day, { channel: "branch" }, ledgerOf(5_000).ledger, language, tell).getReader();
  for (let taken = 0; taken < 2; taken += 1) await reader.read();
  await reader.cancel();
  expect(told).toHaveLength(1);
  expect([500, 1_000, 1_500]).toContain(told[0]);
});

test("exportXlsx: a zip with the rows, and nothing beyond what memory holds", async () => {
  const made = await exportXlsx(day, { channel: "branch" }, ledgerOf(501).ledger, language, onEnd);
  expect(made?.subarray(0, 2).toString()).toBe("PK");
  const { ledger, asked } = ledgerOf(3 * xlsxRows);
  expect(await exportXlsx(day, { channel: "branch" }, ledger, language, onEnd)).toBeNull();
  expect(asked.length).toBeLessThanOrEqual(xlsxRows / 500 + 1);
});
