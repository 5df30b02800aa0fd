import { describe, expect, it } from "vitest";
import type { DatePart } from "../fields/fields";
import { cameraHelp } from "./camera-help";
import { en } from "./en";
import { id } from "./id";

describe("what is missing of a birth date", () => {
  it.each<[DatePart[], string, string]>([
    [["day"], "tanggal belum diisi", "the day is missing"],
    [["month", "year"], "bulan dan tahun belum diisi", "the month and year are missing"],
    [
      ["day", "month", "year"],
      "tanggal, bulan, dan tahun belum diisi",
      "the day, month and year are missing",
    ],
  ])("%j is listed as each language lists", (missing, inId, inEn) => {
    const problem = { code: "birth_date_incomplete", missing } as const;
    expect(id.problems.birth_date_incomplete(problem)).toContain(`: ${inId}.`);
    expect(en.problems.birth_date_incomplete(problem)).toContain(`: ${inEn}.`);
  });
});

describe("the help for a camera", () => {
  it.each(Object.entries(cameraHelp))(
    "offers no upload, which the operator may have forbidden: %s",
    (_, help) => {
      const sentences = Object.values(help.problems).flatMap(({ lead, steps }) => [
        lead,
        ...Object.values(steps).flat(),
      ]);
      for (const sentence of sentences) expect(sentence).not.toMatch(/unggah|upload/i);
    },
  );
});
