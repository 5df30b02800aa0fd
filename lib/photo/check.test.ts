import { describe, expect, it } from "vitest";
import { photoProblem } from "./check";
import type { PhotoFacts } from "./facts";

const limits = { minBytes: 1000, maxBytes: 2000, minWidth: 30, minHeight: 40 };
const inside: PhotoFacts = { type: "image/jpeg", width: 30, height: 40, bytes: 1000 };

describe("photoProblem", () => {
  it.each<Partial<PhotoFacts>>([{}, { bytes: 2000 }, { type: "image/png" }, { width: 9000, height: 9000 }])(
    "finds nothing inside the window, both ends included: %o",
    (facts) => {
      expect(photoProblem({ ...inside, ...facts }, limits)).toBeNull();
    },
  );

  it.each<[Partial<PhotoFacts>, object]>([
    [{ bytes: 999 }, { code: "photo_bytes_low", bytes: 999, minBytes: 1000 }],
    [{ bytes: 2001 }, { code: "photo_bytes_high", bytes: 2001, maxBytes: 2000 }],
    [{ width: 29 }, { code: "photo_pixels", width: 29, height: 40, minWidth: 30, minHeight: 40 }],
    [{ height: 39 }, { code: "photo_pixels", width: 30, height: 39, minWidth: 30, minHeight: 40 }],
    [{ width: 0 }, { code: "photo_damaged" }],
    [{ height: 0 }, { code: "photo_damaged" }],
    [{ type: "image/webp" }, { code: "photo_type" }],
    [{ type: "unknown" }, { code: "photo_type" }],
  ])("says what is wrong and by how much: %o", (facts, problem) => {
    expect(photoProblem({ ...inside, ...facts }, limits)).toEqual(problem);
  });

  it("names first what has to be mended first", () => {
    const nothing: PhotoFacts = { type: "unknown", width: 0, height: 0, bytes: 0 };
    expect(photoProblem(nothing, limits)).toEqual({ code: "photo_empty" });
    expect(photoProblem({ ...nothing, bytes: 1 }, limits)).toEqual({ code: "photo_type" });
    expect(photoProblem({ ...nothing, bytes: 1, type: "image/png" }, limits)).toEqual({
      code: "photo_damaged",
    });
    expect(photoProblem({ ...inside, bytes: 1, width: 1 }, limits)?.code).toBe("photo_pixels");
  });
});
