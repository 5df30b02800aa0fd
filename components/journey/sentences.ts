import { fields, type JourneyField } from "@/lib/fields/fields";
import type { Advice, Problem } from "@/lib/fields/problem";
import type { Words } from "@/lib/words/id";

/** The sentence for a field's problem: beside the field and in the error summary, word for word the same. */
export function problemSentence(words: Words, field: JourneyField, problem: Problem): string {
  if (problem.code === "missing") return words.missing[field];
  return sentence(words.problems, problem);
}

/** The sentence for something odd that may still be right. */
export const adviceSentence = (words: Words, advice: Advice): string => sentence(words.advice, advice);

/** What Kredibel says of a rejected name. The list is open: a name we do not know has a sentence too. */
export function rejectedSentence(words: Words, rejectName: string): string {
  const sentences: Record<string, string> = words.rejected;
  return Object.hasOwn(sentences, rejectName) ? (sentences[rejectName] as string) : words.rejectedUnknown;
}

/** The id of the input that a field's problem leads to. */
export const fieldId = (field: JourneyField): string => field + firstInput[fields[field].kind];

const firstInput = { text: "", photo: "", date: "-day", consent: "Check" };

function sentence<Thing extends { code: string }>(
  sentences: { [Code in Thing["code"]]: (thing: Extract<Thing, { code: Code }>) => string },
  thing: Thing,
): string {
  // Each function takes the member of the union that has its code; TypeScript cannot follow that through an index.
  const say = sentences[thing.code as Thing["code"]] as (thing: Thing) => string;
  return say(thing);
}
