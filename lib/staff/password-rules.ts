export const minPasswordLength = 12;
export const maxPasswordLength = 128;

/** Fewer make a pattern, however long. */
const minDifferentSigns = 5;

export const passwordProblems = ["short", "long", "common", "name"] as const;

export type PasswordProblem = (typeof passwordProblems)[number];

/** `common`: in the published list, whole, repeated, or between digits and signs. */
export async function passwordProblem(password: string, username: string): Promise<PasswordProblem | null> {
  if (password.length < minPasswordLength) return "short";
  if (password.length > maxPasswordLength) return "long";
  const lower = password.toLowerCase();
  if (username && lower.includes(username.toLowerCase())) return "name";
  return (await isCommon(lower)) ? "common" : null;
}

async function isCommon(lower: string): Promise<boolean> {
  if (new Set(lower).size < minDifferentSigns) return true;
  const repeated = /^(.+?)\1+$/.exec(lower)?.[1] ?? lower;
  const word = repeated.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  // Some 50,000, read with the first password that is chosen.
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  const listed = dictionary["passwords-common"];
  return word === "" || [lower, repeated, word].some((one) => listed.includes(one));
}
