import { expect, test } from "vitest";
import { type PinProblem, pinProblem } from "./pin-rules";

const rows: Record<PinProblem | "none", string[]> = {
  none: ["314159", "485860", "734582", "908172", "000132", "997799", "459912"],
  format: ["", "31415", "3141592", "31415a", " 314159", "314159\n", "٣١٤١٥٩"],
  repeated: ["000000", "777777"],
  run: ["123456", "654321", "890123", "210987", "012345", "098765"],
  // DDMMYY, MMDDYY, YYMMDD, MMYYYY, YYYYMM; days that only some months have count as well.
  date: [
    "310199",
    "170845",
    "123199",
    "082499",
    "991231",
    "450817",
    "071990",
    "199007",
    "201012",
    "290299",
    "310200",
    "991201",
    "204512",
  ],
};

for (const [problem, pins] of Object.entries(rows))
  test.each(pins)(`pinProblem: ${problem} for %j`, (pin) => {
    expect(pinProblem(pin)).toBe(problem === "none" ? null : problem);
  });

test("pinProblem: leaves at least four fifths of all six-digit PINs", () => {
  const left = Array.from({ length: 1_000_000 }, (_, pin) => `${pin}`.padStart(6, "0")).filter(
    (pin) => pinProblem(pin) === null,
  );
  expect(left.length).toBeGreaterThan(800_000);
});
