export const pinLength = 6;

/** How long after signing in, or giving the password, a PIN may be chosen or changed. */
export const pinChoiceMs = 10 * 60_000;

export const pinProblems = ["format", "repeated", "run", "date"] as const;

export type PinProblem = (typeof pinProblems)[number];

/** What others would guess first. */
export function pinProblem(pin: string): PinProblem | null {
  if (!new RegExp(`^\\d{${pinLength}}$`).test(pin)) return "format";
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, index) => (digit - (digits[index] ?? 0) + 10) % 10);
  if (steps.every((step) => step === 0)) return "repeated";
  if ([1, 9].some((run) => steps.every((step) => step === run))) return "run";
  return isDate(pin) ? "date" : null;
}

/** DDMMYY, MMDDYY, YYMMDD or YYYYMM of this century or the last; MMYYYY always reads as MMDDYY. */
function isDate(pin: string): boolean {
  const [first = 0, second = 0, third = 0] = [0, 2, 4].map((at) => Number(pin.slice(at, at + 2)));
  const isMonth = (month: number) => month >= 1 && month <= 12;
  const isDay = (day: number) => day >= 1 && day <= 31;
  return (
    (isDay(first) && isMonth(second)) ||
    (isMonth(first) && isDay(second)) ||
    (isMonth(second) && isDay(third)) ||
    ((first === 19 || first === 20) && isMonth(third))
  );
}
