import type { Locale } from "../../locales";
import type { CodeProblem } from "../../staff/sign-in-problem";
import type { OwnCodeProblem, TwoStepProblem } from "../../staff/two-step-reply";

/** The second factor of staff. */
export type TwoStepWords = {
  /** Of its page, and of its part of the account. */
  heading: string;
  account: Record<"lead" | "on" | "setUp" | "change" | "elsewhere", string>;
  setUp: Record<"lead" | "owing" | "scan" | "qr" | "key" | "code" | "codeHelp" | "submit", string> & {
    problems: Record<TwoStepProblem, string>;
  };
  codes: Record<"heading" | "lead" | "list" | "done", string>;
  on: Record<"lead" | "code" | "codeHelp" | "renew" | "turnOff" | "turnOffLead", string> & {
    problems: Record<OwnCodeProblem, string>;
  };
  /** Recovery codes. */
  left: (count: number) => string;
  /** After the password, on a browser that is new. */
  signIn: Record<
    | "heading"
    | "lead"
    | "code"
    | "codeHelp"
    | "submit"
    | "lost"
    | "recovery"
    | "recoveryHelp"
    | "back"
    | "again",
    string
  > & {
    problems: Record<CodeProblem, string>;
    /** The password is asked for again after ten minutes. */
    time: Record<"heading" | "lead" | "more" | "stayed" | "over" | "overLead" | "again", string>;
  };
  back: string;
};

export const twoStepWords: Record<Locale, TwoStepWords> = {
  id: {
    heading: "Verifikasi dua langkah",
    account: {
      lead: "Selain kata sandi, Anda memberi kode dari aplikasi autentikator di ponsel Anda bila masuk di browser yang baru.",
      on: "Aktif.",
      setUp: "Pasang verifikasi dua langkah",
      change: "Kelola verifikasi dua langkah",
      elsewhere: "Anda masuk dengan akun kantor. Langkah kedua ditanyakan di sana.",
    },
    setUp: {
      lead: "Buka aplikasi autentikator di ponsel Anda, misalnya Google Authenticator atau Microsoft Authenticator. Tambahkan akun dengan kode QR ini, lalu ketik kode yang tampil di sana. Di browser lain Anda akan dikeluarkan.",
      owing: "Operator Anda mewajibkan langkah ini. Setelah itu Anda dapat bekerja.",
      scan: "1. Pindai kode QR",
      qr: "Kode QR untuk aplikasi autentikator",
      key: "Tidak dapat memindai? Ketik kunci ini di aplikasi:",
      code: "2. Kode dari aplikasi",
      codeHelp: "Enam angka; berganti setiap 30 detik.",
      submit: "Aktifkan",
      problems: {
        wrong: "Kode tidak benar. Ketik kode yang tampil sekarang, dan periksa jam ponsel Anda.",
        over: "Kode QR di halaman ini tidak berlaku lagi. Muat ulang, lalu pindai yang baru.",
        busy: "Verifikasi dua langkah sudah dipasang di tempat lain. Muat ulang halaman ini.",
      },
    },
    codes: {
      heading: "Simpan kode pemulihan Anda",
      lead: "Bila ponsel Anda hilang, masuklah dengan salah satu kode ini. Setiap kode berlaku satu kali. Tulis sekarang dan simpan di tempat aman: kode tidak akan ditampilkan lagi.",
      list: "Kode pemulihan",
      done: "Sudah saya simpan",
    },
    on: {
      lead: "Verifikasi dua langkah aktif. Kode ditanyakan saat Anda masuk di browser yang baru, dan lagi setelah 30 hari tanpa masuk di sana.",
      code: "Kode dari aplikasi, atau kode pemulihan",
      codeHelp: "Agar orang yang hanya tahu kata sandi Anda tidak dapat mengubah ini.",
      renew: "Buat kode pemulihan baru",
      turnOffLead: "Ganti ponsel? Matikan, lalu pasang lagi.",
      turnOff: "Matikan verifikasi dua langkah",
      problems: {
        code: "Kode tidak benar atau sudah dipakai. Tunggu kode berikutnya, lalu ketik.",
        limit: "Terlalu banyak percobaan. Coba lagi dalam 15 menit.",
        busy: "Sedang banyak petugas yang masuk. Coba lagi dalam beberapa detik.",
        unreadable: "Kode belum dapat diperiksa. Pakai kode pemulihan, atau hubungi penyelia Anda.",
      },
    },
    signIn: {
      heading: "Masukkan kode",
      lead: "Kata sandi benar. Browser ini baru bagi kami, jadi kami juga memerlukan kode dari aplikasi autentikator Anda.",
      code: "Kode dari aplikasi",
      codeHelp: "Enam angka; berganti setiap 30 detik.",
      submit: "Masuk",
      lost: "Pakai kode pemulihan",
      recovery: "Kode pemulihan",
      recoveryHelp: "Salah satu dari sepuluh kode yang Anda simpan. Setiap kode berlaku satu kali.",
      back: "Pakai kode dari aplikasi",
      again: "Kembali ke halaman masuk",
      problems: {
        wrong: "Kode tidak benar. Ketik kode yang tampil sekarang.",
        used: "Kode ini sudah dipakai. Tunggu kode berikutnya, lalu ketik.",
        recovery: "Kode pemulihan ini tidak benar atau sudah dipakai.",
        limit: "Terlalu banyak kode yang salah. Coba lagi dalam 15 menit, atau hubungi penyelia Anda.",
        failed: "Kode belum dapat diperiksa. Pakai kode pemulihan, atau hubungi penyelia Anda.",
      },
      time: {
        heading: "Perlu waktu lagi?",
        lead: "Demi keamanan, kata sandi segera ditanyakan lagi.",
        more: "Tambah 10 menit",
        stayed: "Waktu ditambah 10 menit.",
        over: "Waktu untuk kode sudah habis",
        overLead: "Masukkan nama pengguna dan kata sandi lagi.",
        again: "Masuk lagi",
      },
    },
    left: (count) => `Kode pemulihan yang tersisa: ${count}.`,
    back: "Kembali ke Akun saya",
  },
  en: {
    heading: "Two-step verification",
    account: {
      lead: "Besides the password you give a code from an authenticator app on your phone when you sign in on a new browser.",
      on: "On.",
      setUp: "Set up two-step verification",
      change: "Manage two-step verification",
      elsewhere: "You sign in with your work account. The second step is asked for there.",
    },
    setUp: {
      lead: "Open an authenticator app on your phone, for example Google Authenticator or Microsoft Authenticator. Add an account with this QR code, then type the code that the app shows. In other browsers you will be signed out.",
      owing: "Your operator requires this step. After it you can work.",
      scan: "1. Scan the QR code",
      qr: "QR code for the authenticator app",
      key: "Cannot scan? Type this key in the app:",
      code: "2. Code from the app",
      codeHelp: "Six digits; they change every 30 seconds.",
      submit: "Turn on",
      problems: {
        wrong: "This code is not right. Type the one that is shown now, and check your phone's clock.",
        over: "The QR code on this page no longer works. Reload it, then scan the new one.",
        busy: "Two-step verification was set up elsewhere. Reload this page.",
      },
    },
    codes: {
      heading: "Keep your recovery codes",
      lead: "If you lose your phone, sign in with one of these. Each code works once. Write them down now and keep them safe: they are not shown again.",
      list: "Recovery codes",
      done: "I have kept them",
    },
    on: {
      lead: "Two-step verification is on. A code is asked for when you sign in on a new browser, and again after 30 days without signing in there.",
      code: "Code from the app, or a recovery code",
      codeHelp: "So that nobody who only knows your password can change this.",
      renew: "Make new recovery codes",
      turnOffLead: "A new phone? Turn it off, then set it up again.",
      turnOff: "Turn off two-step verification",
      problems: {
        code: "This code is not right, or was used already. Wait for the next one, then type it.",
        limit: "Too many tries. Try again in a quarter of an hour.",
        busy: "Too many people are signing in right now. Try again in a few seconds.",
        unreadable: "The code could not be checked. Use a recovery code, or ask your supervisor.",
      },
    },
    signIn: {
      heading: "Enter the code",
      lead: "Your password is right. This browser is new to us, so we need a code from your authenticator app as well.",
      code: "Code from the app",
      codeHelp: "Six digits; they change every 30 seconds.",
      submit: "Sign in",
      lost: "Use a recovery code",
      recovery: "Recovery code",
      recoveryHelp: "One of the ten codes that you kept. Each works once.",
      back: "Use a code from the app",
      again: "Back to the sign-in page",
      problems: {
        wrong: "This code is not right. Type the one that is shown now.",
        used: "This code was used already. Wait for the next one, then type it.",
        recovery: "This recovery code is not right, or was used already.",
        limit: "Too many wrong codes. Try again in a quarter of an hour, or ask your supervisor.",
        failed: "The code cannot be checked. Use a recovery code, or ask your supervisor.",
      },
      time: {
        heading: "Do you need more time?",
        lead: "To be safe, your password is asked for again soon.",
        more: "Add 10 minutes",
        stayed: "10 minutes were added.",
        over: "The time for the code is over",
        overLead: "Give your user name and your password again.",
        again: "Sign in again",
      },
    },
    left: (count) => `Recovery codes left: ${count}.`,
    back: "Back to my account",
  },
};
