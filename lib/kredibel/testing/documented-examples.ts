import { sandboxAnswers, type TextField } from "../constraints";

/** The ten requests of Kredibel's page, as they stand there but for the photos, with the answer beside each. */
export const documentedExamples = Object.entries(sandboxAnswers).map(([identityId, answer]) => ({
  request: {
    identityId,
    fullName: "ASEP SUPRIYADI",
    birthDate: "1990-07-06",
    emailAddress: "test@email.com",
    phoneNumber: "621234567890",
  } satisfies Record<TextField, string>,
  answer,
}));
