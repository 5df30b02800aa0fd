import type { Locale } from "../../locales";
import type { AccountChange, AccountNotice, ConfirmNotice } from "../../staff/account-notices";

export type AccountWords = {
  /** Of the page, and of its link. */
  heading: string;
  password: Record<"heading" | "elsewhere" | "old" | "new" | "again" | "submit", string> & {
    help: Record<"old" | "new" | "again", string>;
  };
  pin: Record<"heading" | "lead" | "choose" | "change", string>;
  sessions: Record<"heading" | "lead" | "own" | "other" | "locked" | "end", string> & {
    times: (started: string, seen: string) => string;
  };
  problems: Record<AccountNotice, string>;
  /** Where the second factor or the password is asked for once more. */
  confirm: Record<
    | "heading"
    | "lead"
    | "code"
    | "codeHelp"
    | "or"
    | "password"
    | "help"
    | "submit"
    | "submitPassword"
    | "back",
    string
  > & {
    problems: Record<ConfirmNotice, string>;
  };
  done: Record<AccountChange, string>;
  back: string;
};

export const accountWords: Record<Locale, AccountWords> = {
  id: {
    heading: "Akun saya",
    password: {
      heading: "Kata sandi",
      elsewhere: "Anda masuk dengan akun kantor. Kata sandinya diganti di sana.",
      old: "Kata sandi lama",
      new: "Kata sandi baru",
      again: "Ulangi kata sandi baru",
      help: {
        old: "Yang Anda pakai untuk masuk sekarang.",
        new: "Paling sedikit 12 karakter, misalnya beberapa kata yang tidak berhubungan. Bukan kata sandi yang umum, bukan nama pengguna Anda.",
        again: "Agar salah ketik tidak mengunci Anda.",
      },
      submit: "Ganti kata sandi",
    },
    pin: {
      heading: "PIN",
      lead: "Dengan PIN Anda membuka kunci tablet setelah dipakai nasabah.",
      choose: "Pilih PIN",
      change: "Ganti PIN",
    },
    sessions: {
      heading: "Tempat Anda masuk",
      lead: "Setiap browser tempat Anda masuk dan belum keluar. Ada yang tidak Anda kenal? Keluarkan, lalu ganti kata sandi.",
      own: "Di sini",
      other: "Di browser lain",
      times: (started, seen) => `Masuk ${started} · terakhir dipakai ${seen}`,
      locked: "Terkunci, di tangan nasabah",
      end: "Keluarkan yang lain",
    },
    problems: {
      short: "Kata sandi baru terlalu pendek. Pakai paling sedikit 12 karakter.",
      long: "Kata sandi baru terlalu panjang. Pakai paling banyak 128 karakter.",
      common: "Kata sandi baru ini umum dan mudah ditebak. Pilih yang lain.",
      name: "Kata sandi baru memuat nama pengguna Anda. Pilih yang lain.",
      differ: "Kedua kata sandi baru tidak sama. Ketik lagi.",
      same: "Kata sandi baru sama dengan yang lama. Pilih yang lain.",
      wrong: "Kata sandi lama tidak benar. Kata sandi Anda belum diganti.",
      limit: "Terlalu banyak percobaan. Kata sandi Anda belum diganti. Coba lagi dalam 15 menit.",
      busy: "Sedang banyak petugas yang masuk. Kata sandi Anda belum diganti. Coba lagi dalam beberapa detik.",
    },
    confirm: {
      heading: "Apakah ini Anda?",
      lead: "Unduhan, cabang lain, PIN, dan verifikasi dua langkah hanya terbuka bila Anda baru saja membuktikan bahwa ini Anda. Setelah itu Anda kembali ke halaman tadi.",
      code: "Kode dari aplikasi autentikator",
      codeHelp: "Enam angka; berganti setiap 30 detik.",
      or: "Atau dengan kata sandi",
      password: "Kata sandi Anda",
      help: "Yang Anda pakai untuk masuk.",
      submit: "Lanjutkan",
      submitPassword: "Lanjutkan dengan kata sandi",
      back: "Kembali ke daftar hari ini",
      problems: {
        wrong: "Kata sandi tidak benar.",
        code: "Kode tidak benar atau sudah dipakai. Tunggu kode berikutnya, lalu ketik.",
        limit: "Terlalu banyak percobaan. Coba lagi dalam 15 menit.",
        busy: "Sedang banyak petugas yang masuk. Coba lagi dalam beberapa detik.",
        unreadable: "Kode belum dapat diperiksa. Pakai kata sandi, atau hubungi penyelia Anda.",
      },
    },
    done: {
      password: "Kata sandi Anda sudah diganti. Di browser lain Anda sudah dikeluarkan.",
      sessions: "Di browser lain Anda sudah dikeluarkan.",
      two_step: "Verifikasi dua langkah sudah dimatikan.",
    },
    back: "Kembali ke daftar hari ini",
  },
  en: {
    heading: "My account",
    password: {
      heading: "Password",
      elsewhere: "You sign in with your work account. Its password is changed there.",
      old: "Old password",
      new: "New password",
      again: "New password once more",
      help: {
        old: "The one with which you sign in now.",
        new: "At least 12 characters, for example some words that have nothing to do with each other. No common password, not your user name.",
        again: "So that a slip does not lock you out.",
      },
      submit: "Change password",
    },
    pin: {
      heading: "PIN",
      lead: "With it you unlock the tablet after a customer has held it.",
      choose: "Choose a PIN",
      change: "Change PIN",
    },
    sessions: {
      heading: "Where you are signed in",
      lead: "Each browser where you signed in and have not signed out. Is there one that you do not know? Sign it out, then change your password.",
      own: "Here",
      other: "In another browser",
      times: (started, seen) => `Signed in ${started} · last used ${seen}`,
      locked: "Locked, in a customer's hands",
      end: "Sign out the others",
    },
    problems: {
      short: "The new password is too short. Use at least 12 characters.",
      long: "The new password is too long. Use at most 128 characters.",
      common: "The new password is a common one, easy to guess. Choose another.",
      name: "The new password holds your user name. Choose another.",
      differ: "The two new passwords differ. Type them again.",
      same: "The new password is the same as the old one. Choose another.",
      wrong: "The old password is not right. Your password was not changed.",
      limit: "Too many tries. Your password was not changed. Try again in a quarter of an hour.",
      busy: "Too many people are signing in right now. Your password was not changed. Try again in a few seconds.",
    },
    confirm: {
      heading: "Is this you?",
      lead: "Downloads, other branches, the PIN and two-step verification open only if you have just shown that it is you. After that you are back where you were.",
      code: "Code from your authenticator app",
      codeHelp: "Six digits; they change every 30 seconds.",
      or: "Or with your password",
      password: "Your password",
      help: "The one with which you sign in.",
      submit: "Go on",
      submitPassword: "Go on with the password",
      back: "Back to today's list",
      problems: {
        wrong: "This password is not right.",
        code: "This code is not right, or was used already. Wait for the next one, then type it.",
        limit: "Too many tries. Try again in a quarter of an hour.",
        busy: "Too many people are signing in right now. Try again in a few seconds.",
        unreadable: "The code could not be checked. Use your password, or ask your supervisor.",
      },
    },
    done: {
      password: "Your password was changed. In other browsers you were signed out.",
      sessions: "In other browsers you were signed out.",
      two_step: "Two-step verification was turned off.",
    },
    back: "Back to today's list",
  },
};
