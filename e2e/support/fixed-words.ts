import type { WireField } from "../../lib/kredibel/constraints";
import type { Locale } from "../../lib/locales";

/**
 * The words that are fixed for everybody who writes a flow. They are stated here a second time on purpose, apart from
 * `lib/words`: a change over there that breaks the agreement turns a flow red.
 */
export type Language = Locale;

/** `fields` stand in the order of the journey. */
export type FixedWords = {
  start: string;
  next: string;
  fields: Record<WireField, string>;
  birthDateParts: { day: string; month: string; year: string };
  camera: Record<"open" | "take" | "use" | "retake" | "rotate" | "upload", string>;
  review: Record<"heading" | "change" | "submit", string>;
  outcomes: Record<"verified" | "verified_with_reason" | "not_verified" | "unavailable" | "unknown", string>;
  after: Record<"correct" | "tryAgain" | "startAgain", string>;
  problemSummary: string;
};

const indonesian: FixedWords = {
  start: "Mulai",
  next: "Lanjut",
  fields: {
    identityImage: "Foto KTP",
    identityId: "NIK",
    fullName: "Nama lengkap",
    birthDate: "Tanggal lahir",
    emailAddress: "Alamat email",
    phoneNumber: "Nomor ponsel",
    faceImage: "Selfie",
  },
  birthDateParts: { day: "Tanggal", month: "Bulan", year: "Tahun" },
  camera: {
    open: "Buka kamera",
    take: "Ambil foto",
    use: "Gunakan foto ini",
    retake: "Ulangi",
    rotate: "Putar",
    upload: "Unggah foto",
  },
  review: { heading: "Periksa jawaban Anda", change: "Ubah", submit: "Kirim" },
  outcomes: {
    verified: "Terverifikasi",
    verified_with_reason: "Terverifikasi dengan catatan",
    not_verified: "Belum terverifikasi",
    unavailable: "Layanan sedang tidak tersedia",
    unknown: "Hasil belum dapat dipastikan",
  },
  after: { correct: "Perbaiki", tryAgain: "Coba lagi", startAgain: "Mulai lagi" },
  problemSummary: "Ada masalah",
};

const english: FixedWords = {
  start: "Start",
  next: "Continue",
  fields: {
    identityImage: "KTP photo",
    identityId: "NIK",
    fullName: "Full name",
    birthDate: "Date of birth",
    emailAddress: "Email address",
    phoneNumber: "Mobile number",
    faceImage: "Selfie",
  },
  birthDateParts: { day: "Day", month: "Month", year: "Year" },
  camera: {
    open: "Open camera",
    take: "Take photo",
    use: "Use this photo",
    retake: "Retake",
    rotate: "Rotate",
    upload: "Upload a photo",
  },
  review: { heading: "Check your answers", change: "Change", submit: "Submit" },
  outcomes: {
    verified: "Verified",
    verified_with_reason: "Verified with a note",
    not_verified: "Not verified",
    unavailable: "Service unavailable",
    unknown: "Result not confirmed yet",
  },
  after: { correct: "Correct it", tryAgain: "Try again", startAgain: "Start again" },
  problemSummary: "There is a problem",
};

export const fixedWords: Record<Language, FixedWords> = { id: indonesian, en: english };
