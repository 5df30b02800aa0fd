import { type PasswordProblem, passwordProblems } from "./password-rules";

/** Values of `?why=` of the own account's page. `wrong`: the old password; `same`: as the old one. */
const answers = ["wrong", "limit", "busy", "same", "differ"] as const;
export type AccountNotice = PasswordProblem | (typeof answers)[number];

/** The same of `?done=`. */
const changes = ["password", "sessions"] as const;
export type AccountChange = (typeof changes)[number];

/** Values of `?why=` of the page that asks for the password. */
const refusals = ["wrong", "limit", "busy"] as const;
export type ConfirmNotice = (typeof refusals)[number];

const notices: readonly AccountNotice[] = [...passwordProblems, ...answers];

export const asAccountNotice = (text: unknown) => notices.find((notice) => notice === text) ?? null;
export const asConfirmNotice = (text: unknown) => refusals.find((refusal) => refusal === text) ?? null;
export const asAccountChange = (text: unknown) => changes.find((change) => change === text) ?? null;
