import { expect, test } from "vitest";
import { type Locale, locales } from "../locales";
import { accountWords } from "./branch/account";
import { branchCaseWords } from "./branch/branch-case";
import { branchListWords } from "./branch/branch-list";
import { staffWords } from "./branch/staff";
import { twoStepWords } from "./branch/two-step";
import { handoffWords } from "./handoff";
import { linkWords } from "./link";
import { wordsOf } from "./of";
import { oldBrowserWords } from "./old-browser";
import { samePhotoWords } from "./same-photo";

type Fixed = { said: (locale: Locale) => string } & Record<Locale, string>;

/** Flows are written against these: each stands where it is said, as it is, with more behind it at most. */
const fixed: Record<string, Fixed> = {
  "start a case": { said: (l) => branchListWords(l).newCustomer, id: "Nasabah baru", en: "New customer" },
  "the next one": { said: (l) => branchCaseWords[l].next, id: "Nasabah berikutnya", en: "Next customer" },
  "back to the list": {
    said: (l) => branchListWords(l).heading.today,
    id: "Daftar hari ini",
    en: "Today's list",
  },
  "the locked tablet": {
    said: (l) => staffWords[l].unlock.heading,
    id: "Tablet terkunci untuk nasabah ini",
    en: "Tablet locked for this customer",
  },
  "its PIN": { said: (l) => staffWords[l].unlock.pin, id: "Masukkan PIN Anda", en: "Enter your PIN" },
  unlocking: { said: (l) => staffWords[l].unlock.submit, id: "Buka kunci", en: "Unlock" },
  "own account": { said: (l) => accountWords[l].heading, id: "Akun saya", en: "My account" },
  "another password": {
    said: (l) => accountWords[l].password.submit,
    id: "Ganti kata sandi",
    en: "Change password",
  },
  "another PIN": { said: (l) => accountWords[l].pin.change, id: "Ganti PIN", en: "Change PIN" },
  "a second factor": {
    said: (l) => twoStepWords[l].heading,
    id: "Verifikasi dua langkah",
    en: "Two-step verification",
  },
  "to the phone": {
    said: (l) => handoffWords[l].offer.go,
    id: "Lanjut di ponsel",
    en: "Continue on your phone",
  },
  "here instead": {
    said: (l) => handoffWords[l].computer.here,
    id: "Lanjut di sini saja",
    en: "Continue here instead",
  },
  "its number": {
    said: (l) => handoffWords[l].phone.pick,
    id: "Pilih angka yang tampil di komputer Anda",
    en: "Choose the number your computer shows",
  },
  "started elsewhere": {
    said: (l) => handoffWords[l].phone.started.replace("#", l === "id" ? "10.32" : "10:32"),
    id: "Dimulai di komputer pukul 10.32",
    en: "Started on a computer at 10:32",
  },
  turning: { said: (l) => wordsOf(l).camera.rotate, id: "Putar", en: "Rotate" },
  "a link that is used": {
    said: (l) => linkWords[l].used.lead,
    id: "Tautan ini sudah dipakai di perangkat lain. Mintalah tautan baru kepada pengirimnya.",
    en: "This link has been used on another device. Ask its sender for a new one.",
  },
  "one picture twice": {
    said: (l) => samePhotoWords[l].faceImage(""),
    id: "Kedua foto tampak sama. Apakah ini foto wajah Anda?",
    en: "Both photos look the same. Is this your face?",
  },
  "an old browser": {
    said: (l) => oldBrowserWords[l].heading,
    id: "Browser ini terlalu lama untuk halaman ini. Perbarui browser, atau buka di ponsel lain.",
    en: "This browser is too old for this page. Update it, or use another phone.",
  },
  "a slow network": {
    said: (l) => wordsOf(l).failures.tooSlow,
    id: "Jaringan terlalu lambat. Data Anda masih tersimpan di halaman ini; coba di tempat dengan sinyal lebih baik.",
    en: "The network is too slow. Your data is still on this page; try where reception is better.",
  },
};

test.each(Object.entries(fixed))("fixed words: %s", (_, { said, ...words }) => {
  for (const locale of locales) expect(said(locale).slice(0, words[locale].length)).toBe(words[locale]);
});
