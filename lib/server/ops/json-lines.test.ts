import { afterEach, expect, test, vi } from "vitest";
import { asJsonLines, keepToJsonLines } from "./json-lines.mjs";
import { scrubText } from "./scrub";

keepToJsonLines(scrubText);
afterEach(() => vi.useRealTimers());

test("json lines: lines that are JSON objects already stay as they are", () => {
  const lines = '{"level":"info"}\n{"a":[1]}\n';
  expect(asJsonLines(lines, "info")).toBe(lines);
  expect(asJsonLines("\n", "info")).toBe("");
});

test("json lines: anything else is one object a write, without colours and personal data", () => {
  vi.useFakeTimers({ now: 0 });
  for (const text of ["▲ Next.js", "[1]", "{not json}", "null", '{"a":1}\nError: x\n    at y (z.js:1:1)']) {
    const line = asJsonLines(`${text}\n`, "error");
    expect(line.split("\n")).toHaveLength(2);
    expect(JSON.parse(line)).toEqual({ level: "error", time: "1970-01-01T00:00:00.000Z", msg: text });
  }
  expect(JSON.parse(asJsonLines("\u001b[31mof siti@contoh.id\u001b[39m", "error")).msg).toBe("of [email]");
});

test("json lines: both streams and Node's warnings are wrapped", () => {
  const written: string[] = [];
  const { write } = process.stderr;
  expect(write).not.toBe(Object.getPrototypeOf(process.stderr).write);
  process.stderr.write = (text) => written.push(String(text)) > 0;
  process.emit("warning", Object.assign(new Error("of siti@contoh.id"), { name: "SomeWarning" }));
  process.stderr.write = write;
  expect(written).toEqual(["SomeWarning: of siti@contoh.id\n"]);
});
