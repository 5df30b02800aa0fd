import { fields } from "../fields/fields";
import type { TextField } from "../kredibel/constraints";
import { type Answers, changeDraft, emptyJourney, getJourney } from "./draft";

/** As `/api/prefill` answers: values as they would be sent. */
export type Prefill = Partial<Record<TextField, { value: string; locked: boolean }>>;

/** Once a draft. What was typed before it came stays, but for what is locked. */
export function fillIn(prefill: Prefill): void {
  const { answers, locked } = getJourney().draft;
  if (locked) return;
  const typed = answers !== emptyJourney.draft.answers;
  const locks = answersOf(prefill, (one) => one.locked);
  const filled = typed ? locks : answersOf(prefill, () => true);
  changeDraft({ answers: { ...answers, ...filled }, locked: locks });
}

const answersOf = (prefill: Prefill, wanted: (one: { locked: boolean }) => boolean): Partial<Answers> =>
  Object.fromEntries(
    Object.entries(prefill).flatMap(([field, one]) =>
      wanted(one) ? [[field, answerOf(field as TextField, one.value)]] : [],
    ),
  );

/** Without the fields' rules, which the start page does not load. */
function answerOf(field: TextField, value: string): Answers[TextField] {
  const [year = "", month = "", day = ""] = value.split("-");
  if (fields[field].kind === "date") return { day, month, year };
  return field === "phoneNumber" ? `+${value}` : value;
}
