import type { WireField } from "../kredibel/constraints";
import type { Advice, DatePart, Problem } from "../onboarding/problem";
import type { Words } from "./id";
import { kilobytes, megabytes, type Sentences } from "./sentences";

const dateParts: Record<DatePart, string> = { day: "Day", month: "Month", year: "Year" };

const list = (words: string[]) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

const fields: Record<WireField, string> = {
  identityImage: "KTP photo",
  identityId: "NIK",
  fullName: "Full name",
  birthDate: "Date of birth",
  emailAddress: "Email address",
  phoneNumber: "Mobile number",
  faceImage: "Selfie",
};

const missing: Record<WireField | "consent", string> = {
  consent: "Tick both boxes to continue.",
  identityImage: "Take or upload a photo of your KTP.",
  identityId: "Enter your NIK.",
  fullName: "Enter your full name.",
  birthDate: "Enter your date of birth.",
  emailAddress: "Enter your email address.",
  phoneNumber: "Enter your mobile number.",
  faceImage: "Take or upload a selfie.",
};

const problems: Sentences<Exclude<Problem, { code: "missing" }>> = {
  nik_characters: () => "A NIK has only digits. Remove letters and other signs.",
  nik_length: ({ digits }) => `A NIK has 16 digits. You entered ${digits}.`,
  name_characters: () => "The name has a sign we do not know. Write it exactly as on the card.",
  name_length: ({ maxLength }) =>
    `A name can have up to ${maxLength} letters. Write it exactly as on the card.`,
  birth_date_incomplete: ({ missing }) =>
    `Complete the date of birth: the ${list(missing.map((part) => dateParts[part].toLowerCase()))} ${missing.length > 1 ? "are" : "is"} missing.`,
  birth_date_impossible: () => "That date is not in the calendar. Check the day, month and year.",
  birth_date_future: () => "The date of birth cannot be in the future. Check the year.",
  email_format: () => "Write the whole email address, for example name@example.com.",
  phone_characters: () => "A mobile number has only digits, for example 0812 3456 7890.",
  phone_length: () =>
    "The mobile number has too few or too many digits. Check it, for example 0812 3456 7890.",
  phone_fixed_line: () => "This is a home or office line. Enter a mobile number.",
  phone_format: () => "This is not a mobile number. Write it like 0812 3456 7890.",
  malformed: () => "This answer could not be read. Enter it again.",
  kredibel_validation: () => "This answer was not accepted. Check it once more.",
  photo_empty: () => "This file is empty. Choose another one or take a photo.",
  photo_type: () => "This file is not a photo we can use. Choose a JPG or PNG photo.",
  photo_damaged: () => "This photo is damaged or incomplete. Take it again or choose another file.",
  photo_pixels: ({ width, height, minWidth, minHeight }) =>
    `This photo is ${width} × ${height} pixels; at least ${minWidth} × ${minHeight} is needed. Move closer or upload another one.`,
  photo_bytes_low: ({ bytes, minBytes }) =>
    `This photo has only ${kilobytes(bytes)} KB; at least ${kilobytes(minBytes)} KB is needed. Use the original, sharper photo.`,
  photo_bytes_high: ({ bytes, maxBytes }) =>
    `This photo has ${megabytes(bytes, ".")} MB; at most ${megabytes(maxBytes, ".")} MB is taken. Take it again or choose another file.`,
  photo_blank: () => "This photo shows nothing. Uncover the lens and take it again.",
  photo_heic: () => "This browser cannot open HEIC photos. Take the photo here, or choose a JPG or PNG.",
  photo_file_large: ({ bytes, maxBytes }) =>
    `This file has ${megabytes(bytes, ".")} MB; at most ${megabytes(maxBytes, ".")} MB can be opened. Choose a smaller photo.`,
  photo_many_pixels: ({ width, height, maxPixels }) =>
    `This photo is ${width} × ${height} pixels; at most ${maxPixels / 1_000_000} million pixels can be opened. Choose a smaller photo.`,
  photo_unreadable: () =>
    "This file could not be opened. If it is stored online, download it first and choose it again.",
  photo_encoding: () =>
    "This browser could not prepare the photo. Turn off its protection against fingerprinting for this page, or use another browser.",
  photo_trailing_bytes: () =>
    "This file holds more than a photo. Take the photo here or choose another file.",
  photo_sideways: () => "This photo lies on its side. Take the photo here or choose another file.",
};

const advice: Sentences<Advice> = {
  nik_birth_date: () =>
    "Digits 7 to 12 of a NIK usually hold the birth date. Check once more; if it matches your card, carry on.",
  nik_province: () =>
    "A NIK usually starts with the code of a province, and we do not know this one. Check once more; if it matches your card, carry on.",
  nik_serial: () =>
    "The last four digits of a NIK are usually not 0000. Check once more; if it matches your card, carry on.",
  name_digits: () => "There is a digit in the name. If it is so on your card, carry on.",
  birth_date_young: () => "By this date you are under 17, and a KTP is issued from 17. Check the year.",
  email_domain: ({ suggestion }) => `Did you mean ${suggestion}?`,
  phone_foreign: () => "This number is from outside Indonesia. If it is yours, carry on.",
  phone_prefix: () =>
    "We do not know the start of this number as an Indonesian mobile number. Check once more; if it is right, carry on.",
};

/** English, the equal of `id`: every sentence it has, in plain words of its own. */
export const en: Words = {
  header: { skip: "Skip to content", language: "Language" },
  title: { error: "Error:" },
  progress: (position, total) => `Step ${position} of ${total}`,
  back: "Back",
  next: "Continue",
  close: "Close",
  simulator: {
    banner: "Simulation, nothing goes to Kredibel.",
    nikList: "Ten NIKs to try",
    nik: "NIK",
    answer: "Answer",
    anyOther: "Any other NIK",
  },
  start: {
    heading: "Verify your identity",
    lead: "For holders of an e-KTP. It takes about three minutes, right on this page.",
    needs: "What you need",
    needCard: "Your electronic KTP itself, not a photocopy",
    needCamera: "A phone or computer with a camera",
    needContact: "Your own email address and mobile number",
    consent: "Your consent",
    consentCheck:
      "I agree that my data and photos are checked by Kredibel and compared with the population registry.",
    consentCertificate: "I agree that an electronic certificate is issued in my name.",
    privacy: "Privacy notice",
    terms: "Certificate terms",
    newTab: "opens in a new tab",
    version: (version) => `Version of this consent: ${version}`,
    start: "Start",
  },
  fields,
  dateParts,
  listed: list,
  missing,
  problems,
  advice,
  summary: "There is a problem",
  errorPrefix: "Error:",
  card: {
    heading: "Photo of your KTP",
    lead: "Lay the card on a flat, bright surface and photograph its front.",
    tips: [
      "All four corners are in view",
      "The writing is sharp and can be read",
      "No reflections; take the card out of its sleeve",
    ],
    shotHeading: "Can the card be read?",
    shotLead: "Check the NIK, name and date of birth. If it is blurred or has glare, take it again.",
    alt: "The photo of your KTP",
    aim: "Fit the card inside the frame",
  },
  identity: {
    heading: "The details on your KTP",
    lead: "Copy them exactly as they stand on the card.",
    nikHelp: "16 digits at the top of the card.",
    nameHelp: "As on the card, without titles.",
    birthDateHelp: "For example 17 8 1990.",
    cardPhoto: "Your KTP, to copy from",
  },
  contact: {
    heading: "How to reach you",
    lead: "Use your own email and number. Each can belong to one NIK only.",
    emailHelp: "For example name@example.com.",
    phoneHelp: "For example 0812 3456 7890.",
  },
  selfie: {
    heading: "Your selfie",
    lead: "Face the camera in good light. Your face is compared with the population registry.",
    tips: [
      "Light from the front, not from behind",
      "No mask, hat or dark glasses",
      "Nobody else in the picture",
    ],
    shotHeading: "Can your face be seen clearly?",
    shotLead: "The whole face, sharp and well lit. If not, take it again.",
    alt: "The selfie you took",
    aim: "Fit your face inside the oval",
  },
  camera: {
    open: "Open camera",
    asks: {
      card: "Your browser will ask to use the camera. Choose **Allow** so that you can photograph your KTP.",
      selfie: "Your browser will ask to use the camera. Choose **Allow** so that you can take your selfie.",
    },
    starting: "Starting the camera…",
    take: "Take photo",
    use: "Use this photo",
    retake: "Retake",
    upload: "Upload a photo",
    uploadHint: "No camera? Upload a JPG or PNG photo.",
    switchLens: "Switch camera",
    checking: "Checking the photo…",
    unavailable: "The camera cannot be used",
    wayOn: "Try to open the camera once more, or upload a photo from this device.",
    notTaken: "This photo cannot be used",
  },
  review: {
    heading: "Check your answers",
    lead: "Make sure that everything is exactly as on your KTP before you submit.",
    change: "Change",
    submit: "Submit",
    adviceHeading: "Check once more",
  },
  waiting: {
    heading: "Your details are being checked",
    lead: "Usually 10–30 seconds. Keep this page open.",
    elapsed: (seconds) => `${seconds} ${seconds === 1 ? "second" : "seconds"}`,
  },
  result: {
    reference: "Reference",
    copy: "Copy",
    copied: "Copied",
    time: "Time",
    print: "Print",
    correct: "Correct it",
    again: "Start again",
    tryAgain: "Try again",
    toReview: "Back to your answers",
    verified: { heading: "Verified", lead: "Your details match. Keep this reference." },
    verified_with_reason: {
      heading: "Verified with a note",
      lead: "Your identity is verified. There is something to know about your contact details.",
      noted: "What to know",
      offer: "You can use other contact details by correcting them now.",
    },
    not_verified: {
      heading: "Not verified",
      lead: "Something does not match yet. Correct just this; everything else is kept.",
      rejected: "To correct",
    },
    invalid: {
      heading: "Some answers cannot be sent yet",
      lead: "Your data was not processed. Correct these answers, then submit again.",
    },
    unavailable: {
      heading: "Service unavailable",
      lead: "The verification service is having trouble. Your data was not processed and is still on this page. Try again in a while.",
    },
    unknown: {
      heading: "Result not confirmed yet",
      lead: "We have not received an answer. Please do not send again yet; keep this number and contact us if you need to.",
    },
    refused: {
      heading: "Not sent yet",
      limit: "The limit of submissions is reached. Your data is still on this page.",
      busy: "The service is busy. Your data is still on this page. Try again in a moment.",
      in_flight: "This NIK is being checked. Wait for its result before you submit again.",
      unchanged: "Nothing has changed since the last submission. Correct what was rejected first.",
      session: "Your session has ended. Start again to continue.",
      retryAt: (time) => `Try again after ${time}.`,
    },
  },
  rejected: {
    identityId: "This NIK was not found. Compare it with your card.",
    fullName:
      "The name does not match the population records. Write it exactly as on the card, without titles.",
    birthDate: "The birth date does not match.",
    faceImage:
      "The face in the selfie does not match. Take it again in good light, without a mask, hat or dark glasses.",
    identityImage: "The card cannot be read. Take it again: the whole card, sharp, without reflections.",
    liveness_check:
      "We could not tell that the selfie was taken live. Face the camera, hold still, and do not photograph a picture or a screen.",
    emailAddress: "This email is already used by another NIK.",
    phoneNumber: "This number is already used by another NIK.",
  },
  rejectedUnknown: "Something else does not match yet. Contact us if you need help.",
  support: (contact) => `Need help? Contact ${contact}.`,
  failures: {
    offline:
      "You are not connected to the internet. Your data is still on this page; submit again once you are connected.",
    notReached: "The connection broke before we received an answer. Your data is still on this page.",
    reload:
      "This page was updated and must be reloaded. After that the photos and answers have to be given again.",
  },
  notFound: {
    heading: "Page not found",
    lead: "There is nothing at this address. Begin at the front page.",
    home: "To the front page",
  },
  crash: {
    heading: "Something went wrong on this page",
    lead: "Your data was not sent. Try again; if it still fails, reload the page.",
    retry: "Try again",
  },
};
