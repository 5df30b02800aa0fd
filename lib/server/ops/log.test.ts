import { describe, expect, test, vi } from "vitest";
import { createLog } from "./log";
import { scrub } from "./scrub";

const nik = "9912345678901234";
const photo = Buffer.from(Array.from({ length: 3_000 }, (_, i) => (i * 31) % 251)).toString("base64");
const suspects = [
  nik,
  "9912 3456 7890 1234",
  "991234.567890.1234",
  "9912-3456-7890-1234",
  "6281200000000",
  "+62 812-0000-0000",
  "081200000000",
  "(0812) 0000 0000",
  "Budi.Santoso+ktp@mail.example.co.id",
  "BUDI@EXAMPLE.COM",
  photo,
  `data:image/jpeg;base64,${photo}`,
  Buffer.from(photo, "base64").toString("base64url"),
];

function lineOf(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog((line) => lines.push(line)));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^\{.*\}\n$/);
  return lines[0] ?? "";
}

/** The longest run in a suspect that must not be found again. */
const coreOf = (suspect: string) => suspect.slice(-Math.min(suspect.length, 12));

const failing = (message: string) => Object.assign(new Error(message), { params: [message], code: "E_TEST" });

describe.each(suspects.map((suspect) => ({ suspect, name: suspect.slice(0, 40) })))(
  "$name never leaves",
  ({ suspect }) => {
    test.each<[string, (log: ReturnType<typeof createLog>) => void]>([
      ["message", (log) => log.info(`sent ${suspect} to Kredibel`)],
      ["message argument", (log) => log.info("sent %s", suspect)],
      ["message object", (log) => log.info("sent %o", { suspect })],
      ["line feed before", (log) => log.info(`sent\n${suspect}\n`)],
      ["allowed field", (log) => log.info({ cause: suspect })],
      ["nested", (log) => log.info({ problems: [{ DEEP: { deeper: [suspect] } }] })],
      ["nested key", (log) => log.info({ problems: { [suspect]: true } })],
      ["upper-case key", (log) => log.info({ NIK: suspect, IDENTITYID: suspect })],
      ["binding", (log) => log.child({ cause: suspect, nik: suspect }).info("x")],
      ["error", (log) => log.error(failing(`insert failed: ${suspect}`))],
      ["error with a cause", (log) => log.error({ err: new Error("x", { cause: failing(suspect) }) })],
      ["error elsewhere", (log) => log.error({ cause: failing(suspect), problems: failing(suspect) })],
    ])("in a %s", (_, write) => {
      expect(lineOf(write)).not.toContain(coreOf(suspect));
    });
  },
);

test("a NIK as a number is replaced", () => {
  expect(scrub({ a: [9912345678901234, 3276] })).toEqual({ a: ["[nik]", 3276] });
});

test("a field that is not on the list is dropped and counted", () => {
  const line = lineOf((log) =>
    log.info({ fullName: "BUDI SANTOSO", birthDate: "1990-02-28", errorId: "e" }, "done"),
  );
  expect(JSON.parse(line)).toEqual({
    level: "info",
    time: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/),
    msg: "done",
    errorId: "e",
    dropped: 2,
  });
});

test("what a log is for stays: ids, hashes, counts, times, stacks", () => {
  const fields = {
    errorId: "12345678-1234-4123-8123-123456789012",
    referenceId: "ref_certel#e87c8bc2-5d10-455b-98a0-187d60f72873",
    durationMs: 60_000,
    rejectFields: ["identityId", "liveness_check"],
    cause: "2a".repeat(32),
  };
  expect(JSON.parse(lineOf((log) => log.info(fields)))).toMatchObject(fields);
  const { err } = JSON.parse(lineOf((log) => log.error(failing("no database"))));
  expect(err).toEqual({
    type: "Error",
    message: "no database",
    stack: expect.stringContaining("log.test.ts"),
    code: "E_TEST",
  });
});

test("log: the digest that an error page shows stays, a phone number in its place does not", () => {
  for (const errorId of ["4026531839", "7", "123456789@E394"])
    expect(JSON.parse(lineOf((log) => log.error({ errorId })))).toMatchObject({ errorId });
  for (const errorId of ["081234567890", "0812345678", "6281234567890", nik])
    expect(lineOf((log) => log.error({ errorId }))).not.toContain(errorId);
});

test("log: one alert for an outage in ten minutes, one for each other error", () => {
  vi.useFakeTimers({ now: 0 });
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line));
  const fail = (message: string) => log.error({ err: new Error(message), alert: true }, "A GET failed.");
  const alerts = () => lines.splice(0).map((line) => JSON.parse(line).alert === true);
  for (const code of ["ECONNREFUSED", "57P01", "ECONNREFUSED"]) fail(`The database failed: ${code}`);
  expect(alerts()).toEqual([true, false, false]);
  fail("Failed to get session: The database failed: ECONNRESET");
  expect(alerts()).toEqual([false]);
  fail("x is not a function");
  for (const reason of ["lookups_case", "lookups_case"]) log.warn({ reason, alert: true }, "Refused.");
  expect(alerts()).toEqual([true, true, true]);
  vi.advanceTimersByTime(10 * 60_000 - 1);
  fail("The database failed: ECONNREFUSED");
  expect(alerts()).toEqual([false]);
  vi.advanceTimersByTime(1);
  fail("The database failed: ECONNREFUSED");
  expect(alerts()).toEqual([true]);
  vi.useRealTimers();
});

test("a text of any shape is gone through once", () => {
  // Searched again from each letter, these would take longer than a test may.
  for (const shape of [".", "A1a."])
    expect(lineOf((log) => log.info(shape.repeat(150_000 / shape.length))).length).toBeLessThan(9_000);
});

test("a text is bounded", () => {
  expect(lineOf((log) => log.info("a ".repeat(50_000))).length).toBeLessThan(9_000);
});
