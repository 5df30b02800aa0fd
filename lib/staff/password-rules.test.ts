import { expect, test } from "vitest";
import { maxPasswordLength, type PasswordProblem, passwordProblem } from "./password-rules";

const longest = "becak biru di kebun ".repeat(7).slice(0, maxPasswordLength);

const rows: Record<PasswordProblem | "none", string[]> = {
  none: [
    "becak biru di kebun",
    "k3bun-raya-7-becak",
    "AAAAb9!xQ z-7",
    "zqj4-81v0-2247",
    "zqjvxzqvjxzq",
    "zqv7-sayangsayang",
    "sayangsayang-zqv7",
    "sa-yang-202612",
    longest,
  ],
  short: ["", "eleven left", "password"],
  long: ["becak biru ".repeat(12).slice(0, maxPasswordLength + 1)],
  // In the list; one of its words between digits and signs, repeated, or in capitals; few different signs.
  common: [
    "1qaz2wsx3edc",
    "ADMINISTRATOR",
    "password1234",
    "Indonesia2026!",
    "2026-bismillah",
    "P@ssw0rd2026!!",
    "SayangSayang",
    "SayangSayangSayang",
    "123456789012",
    "17-08-1945 17:00",
    "abababababab",
    "aaaaaaaaaaaaaaaa",
  ],
  name: ["ani.lestari kebun", "XX-ANI.LESTARI-XX"],
};

for (const [problem, passwords] of Object.entries(rows))
  test.each(passwords)(`passwordProblem: ${problem} for %j`, async (password) => {
    expect(await passwordProblem(password, "ani.lestari")).toBe(problem === "none" ? null : problem);
  });

test("passwordProblem: without a user name the name is no problem", async () => {
  expect(await passwordProblem("ani.lestari kebun", "")).toBeNull();
});
