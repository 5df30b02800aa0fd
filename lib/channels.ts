/** `branch`: staff, with the applicant present. */
export const channels = ["self", "branch"] as const;
export type Channel = (typeof channels)[number];
