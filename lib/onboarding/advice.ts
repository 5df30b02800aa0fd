import type { Advice } from "../fields/problem";
import { rules } from "../fields/rules";
import { type TextField, textFields } from "../kredibel/constraints";
import type { Draft } from "./draft";
import { readAnswer } from "./field";
import { getToday } from "./today";

/** @param today `yyyy-mm-dd` in Jakarta */
export function adviceFor(draft: Draft, today = getToday()): Partial<Record<TextField, Advice[]>> {
  const read = (field: TextField): string | null => {
    const parsed = readAnswer(field, draft, today);
    return parsed.ok ? parsed.value : null;
  };
  const advice: Partial<Record<TextField, Advice[]>> = {};
  for (const field of textFields) {
    const value = read(field);
    const found = value === null ? [] : rules[field].advise(value, { today, read });
    if (found.length > 0) advice[field] = found;
  }
  return advice;
}
