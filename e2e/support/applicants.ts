import { randomInt, randomUUID } from "node:crypto";

/** Somebody who does not exist, as their answers would be typed. */
export type Applicant = {
  identityId: string;
  fullName: string;
  birthDate: { day: string; month: string; year: string };
  emailAddress: string;
  phoneNumber: string;
};

/**
 * A new applicant. E-mail and NIK are new each time, so that tests can run side by side and find their own calls.
 * The NIK starts with 99, which is no province: it cannot be a real person's.
 */
export function someApplicant(changes: Partial<Applicant> = {}): Applicant {
  return {
    identityId: unusedNik(),
    fullName: "SITI CONTOH",
    birthDate: { day: "17", month: "8", year: "1990" },
    emailAddress: `contoh-${randomUUID()}@example.com`,
    phoneNumber: `0812${randomInt(10_000_000, 99_999_999)}`,
    ...changes,
  };
}

/** Digits 7 to 12 hold 57-08-90: a woman born on 17 August 1990, in agreement with the birth date above. */
function unusedNik(): string {
  const area = `99${randomInt(1000, 9999)}`;
  return `${area}570890${randomInt(1000, 9999)}`;
}

/** The birth date as Kredibel gets it: `yyyy-mm-dd`. */
export function isoBirthDate({ birthDate: { day, month, year } }: Applicant): string {
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
