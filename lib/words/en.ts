import type { DatePart, JourneyField } from "../fields/fields";
import type { Advice, Problem } from "../fields/problem";
import type { TextField } from "../kredibel/constraints";
import { captureEn } from "./camera-en";
import type { Words } from "./id";
import { kilobytes, megabytes, type Sentences } from "./sentences";

const dateParts: Record<DatePart, string> = { day: "Day", month: "Month", year: "Year" };

const list = (words: string[]) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

const fields: Record<Exclude<JourneyField, "consent">, string> = {
  identityImage: "KTP photo",
  identityId: "NIK",
  fullName: "Full name",
  birthDate: "Date of birth",
  emailAddress: "Email address",
  phoneNumber: "Mobile number",
  faceImage: "Selfie",
};

/** What stands above an input: where to look on the card, or how it may be written. */
const help: Record<TextField, string> = {
  identityId: "16 digits at the top of the card.",
  fullName: "As on the card, without titles.",
  birthDate: "For example 17 8 1990 or 17 August 1990.",
  emailAddress: "For example name@example.com.",
  phoneNumber: "For example 0812 3456 7890.",
};

const missing: Record<JourneyField, string> = {
  consent: "Tick both boxes to continue.",
  identityImage: "Take or upload a photo of your KTP.",
  identityId: "Enter your NIK.",
  fullName: "Enter your full name.",
  birthDate: "Enter your date of birth.",
  emailAddress: "Enter your email address.",
  phoneNumber: "Enter your mobile number.",
  faceImage: "Take or upload a selfie.",
};

const consentAgain =
  "Your session has ended, or another application was begun in this browser. Your data is still on this page; give your consent once more, then submit.";

const damaged = () => "This photo is damaged or incomplete. Take it again or choose another file.";

const problems: Sentences<Exclude<Problem, { code: "missing" }>> = {
  nik_characters: () => "A NIK has digits only. Remove letters and other characters.",
  nik_length: ({ digits }) => `A NIK has 16 digits. You entered ${digits}.`,
  name_characters: () => "A name is written in letters, without symbols. Write it exactly as on the card.",
  name_length: ({ maxLength }) =>
    `A name can have up to ${maxLength} letters. Write it exactly as on the card.`,
  birth_date_incomplete: ({ missing }) =>
    `Complete the date of birth: the ${list(missing.map((part) => dateParts[part].toLowerCase()))} ${missing.length > 1 ? "are" : "is"} missing.`,
  birth_date_impossible: () => "There is no such date. Check the day, month and year.",
  birth_date_year: () => "Write the year of birth with four digits, from 1900 on.",
  birth_date_future: () => "The date of birth is in the future. Check the year.",
  email_format: () => "Enter the whole email address without spaces, for example name@example.com.",
  phone_characters: () => "A mobile number has digits only, for example 0812 3456 7890.",
  phone_length: () =>
    "The mobile number is too short or too long. Enter all of it, for example 0812 3456 7890.",
  malformed: () => "This answer is unreadable or differs from your link. Check it again.",
  kredibel_validation: () => "This answer was not accepted. Check it once more.",
  photo_empty: () => "This file is empty. Choose another one or take a photo.",
  photo_type: () => "This file is not a photo we can use. Choose a JPG or PNG photo.",
  photo_damaged: damaged,
  photo_pixels: ({ width, height, minWidth, minHeight }) =>
    `This photo is ${width} × ${height} pixels; it must be at least ${minWidth} × ${minHeight}. Move closer or upload another one.`,
  photo_bytes_low: ({ bytes, minBytes }) =>
    `This photo is only ${kilobytes(bytes)} KB; it must be at least ${kilobytes(minBytes)} KB. Use the original, sharper photo.`,
  photo_bytes_high: ({ bytes, maxBytes }) =>
    `This photo is ${megabytes(bytes, ".")} MB; it may be at most ${megabytes(maxBytes, ".")} MB. Take it again or choose another file.`,
  photo_blank: () => "This photo is empty. Make sure that nothing covers the lens and take it again.",
  photo_heic: () => "This browser cannot open HEIC photos. Take the photo here, or choose a JPG or PNG.",
  photo_file_large: ({ bytes, maxBytes }) =>
    `This file is ${megabytes(bytes, ".")} MB; it may be at most ${megabytes(maxBytes, ".")} MB. Choose a smaller photo.`,
  photo_many_pixels: ({ width, height, maxPixels }) =>
    `This photo is ${width} × ${height} pixels; it may have at most ${maxPixels / 1_000_000} million. Turn off the camera's 50 or 108 MP mode, or take the photo here.`,
  photo_unreadable: () =>
    "This file could not be opened. If it is stored online, download it first and choose it again.",
  photo_encoding: () =>
    "This browser could not prepare the photo. Turn off its tracking protection for this page, or use another browser.",
  page_incomplete: () =>
    "This part cannot be loaded: the connection broke, or this service was updated. Try again, or another way.",
  // What this page has encoded is neither of these.
  photo_trailing_bytes: damaged,
  photo_sideways: damaged,
};

const advice: Sentences<Advice> = {
  nik_birth_date: () =>
    "Digits 7 to 12 of a NIK usually hold the birth date. Check once more; if it matches your card, carry on.",
  nik_province: () =>
    "A NIK usually starts with the code of a province, and we do not know this one. Check once more; if it matches your card, carry on.",
  nik_serial: () =>
    "The last four digits of a NIK are usually not 0000. Check once more; if it matches your card, carry on.",
  odd_signs: ({ signs }) =>
    `There is “${signs}”, not a letter from A to Z. If that is how it is written, carry on.`,
  birth_date_young: () => "A KTP is usually issued from 17. Check the year; if it is right, carry on.",
  email_domain: ({ suggestion }) => `Did you mean ${suggestion}? If your address is right, carry on.`,
  phone_foreign: () => "This number is from outside Indonesia. If it is yours, carry on.",
  phone_mobile: () => "Is this an Indonesian mobile number? If it is right, carry on.",
};

/** English, the equal of `id`: every sentence it has, in plain words of its own. */
export const en: Words = {
  header: { language: "Language" },
  title: { error: "Error:" },
  progress: (position, total) => `Step ${position} of ${total}`,
  back: "Back",
  next: "Continue",
  start: {
    heading: "Verify your identity",
    lead: "For everybody with an e-KTP. It takes about three minutes, right here on this page.",
    needs: "What you need",
    needCard: "Your original e-KTP, not a photocopy",
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
  help,
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
    shotLead: "NIK, name and date of birth must be easy to read.",
    alt: "The photo of your KTP",
    aim: "Fit the card inside the frame",
  },
  identity: {
    heading: "The details on your KTP",
    lead: "Enter them exactly as they are on the card.",
    cardPhoto: "The photo of your KTP, to compare with",
    province: (name) => `The first two digits say it was issued in ${name}.`,
  },
  contact: {
    heading: "How to reach you",
    lead: "Use your own email and mobile number. Each of them can be used for one NIK only.",
    domains: "Complete the email address",
    takeSuggestion: (address) => `Change it to ${address}`,
  },
  selfie: {
    heading: "Your selfie",
    lead: "Face the camera in good light. Your face is compared with the population registry.",
    tips: [
      "Light from the front, not from behind",
      "No mask, hat or dark glasses",
      "Nobody else in the picture",
    ],
    shotHeading: "Is your face clear?",
    shotLead: "The whole face, sharp and well lit.",
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
    rotate: "Rotate",
    upload: "Upload a photo",
    drop: "Or drag a photo onto this page.",
    switchLens: "Switch camera",
    checking: "Checking the photo…",
    again: "Open camera again",
    resume: "Start it again",
    ...captureEn,
    notTaken: "This photo cannot be used",
  },
  review: {
    heading: "Check your answers",
    lead: "Make sure that everything is exactly as on your KTP before you submit.",
    change: "Change",
    submit: "Submit",
    standing: {
      heading: "This was rejected before",
      lead: "The result may be the same again. If you are sure that it is right, you can send it all the same.",
    },
    unchanged: {
      heading: "Nothing has changed",
      lead: "All answers are the same as in your last submission, so they were not sent again.",
    },
    sendAnyway: "Send it anyway",
    toResult: "See the last result",
  },
  waiting: {
    heading: "Your details are being checked",
    lead: "Usually 10–30 seconds. Keep this page open.",
    stages: {
      sending: "Sending your details and photos",
      received: "Details and photos received",
      checking: "Kredibel is checking",
    },
    states: { done: "done", later: "still to come" },
    lost: "The connection is lost. Nothing is sent twice; the result appears here once you are connected again.",
    elapsed: (seconds) => `${seconds} ${seconds === 1 ? "second" : "seconds"}`,
  },
  result: {
    reference: "Reference",
    copy: "Copy",
    copied: "Copied",
    time: "Time",
    attemptsLeft: (count) =>
      count === 0
        ? "The limit of submissions is reached. You can submit again later."
        : `You can submit ${count} more ${count === 1 ? "time" : "times"}.`,
    carryOn: "Carry on",
    print: "Print",
    correct: "Correct it",
    again: "Start again",
    tryAgain: "Try again",
    toReview: "Back to your answers",
    verified: { heading: "Verified", lead: "Your details match. Keep this reference." },
    verified_with_reason: {
      heading: "Verified with a note",
      lead: "Your identity is verified. There is a note about your contact details.",
      noted: "Note",
      offer: "If you like, you can replace them with other contact details now.",
    },
    not_verified: {
      heading: "Not verified",
      lead: "Something does not match yet. Correct only what is listed below; everything else is kept.",
      leadAnew:
        "Something does not match yet. This page was loaded again, so all answers have to be given once more.",
      rejected: "To correct",
    },
    invalid: {
      heading: "Some answers cannot be sent yet",
      lead: "Your data was not processed. Correct these answers, then submit again.",
    },
    unavailable: {
      heading: "Service unavailable",
      lead: "Your data was not processed and is still on this page. Try again in a while.",
      leadAnew:
        "Your data was not processed. This page was loaded again, so all answers have to be given once more.",
    },
    unknown: {
      heading: "Result not confirmed yet",
      lead: "We have not received an answer. Please do not send again yet; keep this number and contact us if you need to.",
      goOnAt: (time) => `You can submit again after ${time}.`,
      goOn: "Submit again now",
    },
    refused: {
      heading: "Not sent yet",
      limit: "The limit of submissions is reached. Your data is still on this page.",
      busy: "The service is busy. Your data is still on this page. Try again in a moment.",
      session: consentAgain,
      other_application: consentAgain,
      staff:
        "No branch staff are signed in. Your data is still on this page. Staff can sign in again in another tab; then try again.",
      signIn: "Sign in, in a new tab",
      consentAgain: "Agree again and continue",
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
    notReached: "We have received no answer. Your data is still on this page; submit again.",
    tooSlow:
      "The network is too slow. Your data is still on this page; try where reception is better. Large photos will be made smaller.",
    reload:
      "This service was updated. Your data was not sent; after reloading, all of it has to be given again.",
  },
  notOpened: "That page cannot be opened right now. Your data is still on this page; try again in a while.",
  online: "You are connected again.",
  keepPhoto: "Keep the photo from before",
  reload: "Reload and start again",
  crash: {
    heading: "This page cannot be shown",
    kept: "Your answers are still there.",
    lead: "Try again; if it still fails, reload the page and start from the beginning.",
    retry: "Try again",
  },
};
