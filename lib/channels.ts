/** Who holds the device: the applicant alone (`self`), or staff with the applicant in front of them (`branch`). */
export const channels = ["self", "branch"] as const;
export type Channel = (typeof channels)[number];
