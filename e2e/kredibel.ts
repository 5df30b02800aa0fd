import type { Applicant } from "./applicants";
export class Kredibel {
  constructor(readonly applicant: Applicant) {}
}
