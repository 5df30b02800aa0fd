/** What the sign-in page can be asked to say, in `?why=` or after a try. One of them each time, never a detail. */
const signInProblems = [
  /** The name, the password or both are wrong, or the person is shut out: nobody is told which. */
  "wrong",
  "limit",
  /** Signed out by time, or by an operator. */
  "ended",
  /** The identity provider sent somebody who has no role or no branch here, or who is shut out. */
  "no_role",
  "no_branch",
  "disabled",
  /** Whatever else came back from the identity provider. */
  "failed",
] as const;

export type SignInProblem = (typeof signInProblems)[number];

export function asSignInProblem(text: unknown): SignInProblem | null {
  return signInProblems.find((problem) => problem === text) ?? null;
}

/** What the form shows after a try that let nobody in. `missing` are the fields that were empty. */
export type SignInReply =
  | { kind: "missing"; fields: ("username" | "password")[] }
  | { kind: "refused"; why: SignInProblem };
