import type { WireField } from "../kredibel/constraints";

/**
 * The journey, in order. This table drives the pages, the progress, the corrections and the tests.
 * `fields` are what the step asks, in the order they stand on the page; `counted` steps make "step 2 of 5".
 */
export const steps = [
  { id: "start", fields: ["consent"], counted: false },
  { id: "card", fields: ["identityImage"], counted: true },
  { id: "identity", fields: ["identityId", "fullName", "birthDate"], counted: true },
  { id: "contact", fields: ["emailAddress", "phoneNumber"], counted: true },
  { id: "selfie", fields: ["faceImage"], counted: true },
  { id: "review", fields: [], counted: true },
  { id: "result", fields: [], counted: false },
] as const satisfies readonly Step[];

export type Step = { id: string; fields: readonly (WireField | "consent")[]; counted: boolean };
export type StepId = (typeof steps)[number]["id"];
