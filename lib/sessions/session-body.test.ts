import { expect, test } from "vitest";
import { fieldProblemOf } from "./problem";
import { prefillOf, sessionBody } from "./session-body";

const schema = sessionBody(["https://shop.example.com"]);

test("body: nothing given is a session of a day, in Indonesian", () => {
  expect(schema.parse({})).toEqual({ locale: "id", expiresIn: 86_400 });
});

test("body: all of it, with each value as it would be sent", () => {
  const body = schema.parse({
    ref: "INV/2026/001",
    locale: "en",
    returnUrl: "https://shop.example.com/back?order=7",
    prefill: {
      fullName: { value: "kenari  contoh", locked: true },
      birthDate: { value: "1990-01-31" },
      emailAddress: { value: "kenari@Contoh.invalid" },
      phoneNumber: { value: "0812-9999-0000", locked: false },
    },
    expectedNik: "9901010101900001",
    expiresIn: 300,
  });
  expect(prefillOf(body)).toEqual({
    fullName: { value: "KENARI CONTOH", locked: true },
    birthDate: { value: "1990-01-31", locked: false },
    emailAddress: { value: "kenari@contoh.invalid", locked: false },
    phoneNumber: { value: "6281299990000", locked: false },
  });
});

test("body: a return address as a browser would go to it", () => {
  const returnUrl = "https://shop.example.com/a\u0000b/../ü?q= 1";
  expect(schema.parse({ returnUrl }).returnUrl).toBe("https://shop.example.com/%C3%BC?q=%201");
});

test.each(["x", "a b", "№ 5 / ü", "𝔸".repeat(64), "=1+1"])("body: takes the ref %s", (ref) => {
  expect(schema.parse({ ref }).ref).toBe(ref);
});

test.each<[string, unknown]>([
  ["ref", { ref: "" }],
  ["ref", { ref: "x".repeat(65) }],
  ["ref", { ref: "a\u202eb" }],
  ["ref", { ref: "a\nb" }],
  ["ref", { ref: " a" }],
  ["ref", { ref: "a " }],
  ["ref", { ref: 7 }],
  ["ref", { ref: null }],
  ["locale", { locale: "fr" }],
  ["returnUrl", { returnUrl: "http://shop.example.com/" }],
  ["returnUrl", { returnUrl: "https://shop.example.com.evil.example/" }],
  ["returnUrl", { returnUrl: "https://user@shop.example.com/" }],
  ["returnUrl", { returnUrl: "https://shop.example.com:444/" }],
  ["returnUrl", { returnUrl: "javascript:alert(1)" }],
  ["returnUrl", { returnUrl: "/back" }],
  ["returnUrl", { returnUrl: `https://shop.example.com/${"x".repeat(2_000)}` }],
  ["prefill.fullName.value", { prefill: { fullName: { value: "12345" } } }],
  ["prefill.fullName.value", { prefill: { fullName: { value: "X".repeat(121) } } }],
  ["prefill.fullName.value", { prefill: { fullName: {} } }],
  ["prefill.fullName", { prefill: { fullName: "KENARI" } }],
  ["prefill.fullName.locked", { prefill: { fullName: { value: "KENARI", locked: "yes" } } }],
  ["prefill.fullName.hint", { prefill: { fullName: { value: "KENARI", hint: "x" } } }],
  ["prefill.birthDate.value", { prefill: { birthDate: { value: "1990-02-30" } } }],
  ["prefill.birthDate.value", { prefill: { birthDate: { value: "31/01/1990" } } }],
  ["prefill.birthDate.value", { prefill: { birthDate: { value: "2999-01-01" } } }],
  ["prefill.emailAddress.value", { prefill: { emailAddress: { value: "kenari" } } }],
  ["prefill.phoneNumber.value", { prefill: { phoneNumber: { value: "12" } } }],
  ["prefill.identityId", { prefill: { identityId: { value: "9901010101900001" } } }],
  ["expectedNik", { expectedNik: "990101010190000" }],
  ["expectedNik", { expectedNik: 1234 }],
  ["expiresIn", { expiresIn: 299 }],
  ["expiresIn", { expiresIn: 604_801 }],
  ["expiresIn", { expiresIn: 300.5 }],
  ["expiresIn", { expiresIn: "300" }],
  ["nik", { nik: "9901010101900001" }],
  ["body", []],
  ["body", null],
  ["body", "text"],
])("body: %s is named as wrong in %j, and no value is repeated", (field, given) => {
  const { error } = schema.safeParse(given);
  if (!error) throw new Error("It was taken.");
  const problem = fieldProblemOf(error);
  expect(problem.field).toBe(field);
  expect(problem.detail).not.toMatch(/KENARI|9901|evil|1990/i);
});
