import { type PasswordProblem, passwordProblems } from "./password-rules";

/** `?why=` of the account: `wrong`, `same` of the old password. */
const answers = ["wrong", "limit", "busy", "same", "differ"] as const;
export type AccountNotice = PasswordProblem | (typeof answers)[number];

const changes = ["password", "sessions", "two_step"] as const;
export type AccountChange = (typeof changes)[number];

const refusals = ["wrong", "code", "limit", "busy", "unreadable"] as const;
export type ConfirmNotice = (typeof refusals)[number];

const notices: readonly AccountNotice[] = [...passwordProblems, ...answers];

export const asAccountNotice = (text: unknown) => notices.find((notice) => notice === text) ?? null;
export const asConfirmNotice = (text: unknown) => refusals.find((refusal) => refusal === text) ?? null;
export const asAccountChange = (text: unknown) => changes.find((change) => change === text) ?? null;
