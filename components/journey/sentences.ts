import type { JourneyField } from "@/lib/fields/fields";
import type { Advice, Problem } from "@/lib/fields/problem";
import type { Words } from "@/lib/words/id";

/** The same beside the field and in the error summary. */
export function problemSentence(words: Words, field: JourneyField, problem: Problem): string {
  if (problem.code === "missing") return words.missing[field];
  return sentence(words.problems, problem);
}

export const adviceSentence = (words: Words, advice: Advice): string => sentence(words.advice, advice);

/** Kredibel's list of names is open: an unknown one has a sentence too. */
export function rejectedSentence(words: Words, rejectName: string): string {
  const sentences: Record<string, string> = words.rejected;
  return Object.hasOwn(sentences, rejectName) ? (sentences[rejectName] as string) : words.rejectedUnknown;
}

/** Of a locked answer: what is wrong, without how to mend it, which our sentences say second. */
export const withoutAdvice = (said: string): string => said.replace(/(?<=\.) .*/, "");

function sentence<Thing extends { code: string }>(
  sentences: { [Code in Thing["code"]]: (thing: Extract<Thing, { code: Code }>) => string },
  thing: Thing,
): string {
  // TypeScript cannot follow the code of a union through an index.
  const say = sentences[thing.code as Thing["code"]] as (thing: Thing) => string;
  return say(thing);
}
