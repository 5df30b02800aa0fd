/** Values of `?why=`; no details. */
const signInProblems = [
  /** Wrong name or password, or disabled: indistinguishable. */
  "wrong",
  "limit",
  /** Too many at once. */
  "busy",
  /** By time-out or operator. */
  "ended",
  /** Five wrong PINs. */
  "pin",
  /** Too many wrong codes of the second factor, within one sign-in. */
  "codes",
  /** No role or branch, or disabled. */
  "no_role",
  "no_branch",
  "disabled",
  /** The provider let them in without asking. */
  "remembered",
  /** Other provider errors. */
  "failed",
] as const;

export type SignInProblem = (typeof signInProblems)[number];

export function asSignInProblem(text: unknown): SignInProblem | null {
  return signInProblems.find((problem) => problem === text) ?? null;
}

/** Values of `?why=` of the page that asks for the second factor. */
const codeProblems = ["wrong", "used", "recovery", "limit", "failed"] as const;
export type CodeProblem = (typeof codeProblems)[number];

export const asCodeProblem = (text: unknown): CodeProblem | null =>
  codeProblems.find((problem) => problem === text) ?? null;

type Refused = { kind: "refused"; why: SignInProblem };

/** `missing`: empty fields. */
export type SignInReply = { kind: "missing"; fields: ("username" | "password")[] } | Refused;

/** The page itself goes to `url`: as the redirect of a form, `form-action` would refuse it. */
export type ProviderReply = { kind: "provider"; url: string } | Refused;
