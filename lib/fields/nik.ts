import { nikLength } from "../kredibel/constraints";
import { plain } from "./plain";
import type { Advice } from "./problem";
import { provinces } from "./provinces";
import { accept, type Parsed, refuse } from "./rule";

/** Added to women's birth day. */
const womensDayOffset = 40;

/** A string: 9171… exceeds `MAX_SAFE_INTEGER`. */
export function parseNik(raw: string): Parsed<string> {
  const digits = plain(raw).replace(/[ .\p{Dash}]/gu, "");
  if (digits === "") return refuse({ code: "missing" });
  if (!/^[0-9]+$/.test(digits)) return refuse({ code: "nik_characters" });
  if (digits.length !== nikLength) return refuse({ code: "nik_length", digits: digits.length });
  return accept(digits);
}

/** `1234 5678 9012 3456`. */
export function formatNik(digits: string): string {
  return digits.replace(/[0-9]{4}(?=[0-9])/g, "$& ");
}

export function provinceOf(nik: string): string | null {
  return provinces[nik.slice(0, 2)] ?? null;
}

/**
 * `PPRRSS DDMMYY NNNN`; real cards deviate, so never blocking.
 * @param birthDate `yyyy-mm-dd`
 */
export function nikAdvice(nik: string, birthDate: string | null): Advice[] {
  const advice: Advice[] = [];
  if (birthDate !== null && !holdsBirthDate(nik, birthDate)) advice.push({ code: "nik_birth_date" });
  if (provinceOf(nik) === null) advice.push({ code: "nik_province" });
  if (nik.endsWith("0000")) advice.push({ code: "nik_serial" });
  return advice;
}

function holdsBirthDate(nik: string, birthDate: string): boolean {
  const [year = "", month = "", day = ""] = birthDate.split("-");
  const monthAndYear = month + year.slice(-2);
  const written = nik.slice(6, 12);
  return written === day + monthAndYear || written === Number(day) + womensDayOffset + monthAndYear;
}
