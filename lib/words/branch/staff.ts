import type { Locale } from "../../locales";
import type { PinNotice, UnlockNotice } from "../../staff/pin-notices";
import type { Role } from "../../staff/roles";
import type { SignInProblem } from "../../staff/sign-in-problem";

/** What staff read, apart from the customers' words: these are loaded at a branch only. */
export type StaffWords = {
  signIn: {
    heading: string;
    lead: string;
    username: string;
    usernameHelp: string;
    password: string;
    passwordHelp: string;
    submit: string;
    submitting: string;
    provider: string;
    or: string;
    missing: Record<"username" | "password", string>;
    problems: Record<SignInProblem, string>;
  };
  /** On a tablet that a customer has held. */
  unlock: {
    heading: string;
    lead: (name: string) => string;
    openCase: { heading: string; lead: string; back: string };
    next: string;
    pin: string;
    pinHelp: string;
    /** For screen readers: how many digits stand there, never which. */
    typed: (count: number) => string;
    remove: string;
    submit: string;
    submitAndEnd: string;
    noPin: string;
    passwordOnly: string;
    signIn: string;
    problems: Record<UnlockNotice, (left: number) => string>;
  };
  /** Choosing one's PIN. */
  pin: {
    heading: string;
    lead: string;
    pin: string;
    pinHelp: string;
    again: string;
    againHelp: string;
    submit: string;
    later: string;
    problems: Record<PinNotice, string>;
  };
  bar: { label: string; signOut: string; roles: Record<Role, string> };
  /** Before staff are signed out, and after. `last`: that cannot be put off. */
  session: Record<"idle" | "shift" | "last", { heading: string; lead: string; confirm: string }> &
    Record<"stayed" | "failed" | "over" | "overLead" | "signIn", string>;
};

export const staffWords: Record<Locale, StaffWords> = {
  id: {
    signIn: {
      heading: "Masuk untuk petugas cabang",
      lead: "Halaman ini hanya untuk petugas cabang.",
      username: "Nama pengguna",
      usernameHelp: "Diberikan oleh operator, misalnya ani.lestari.",
      password: "Kata sandi",
      passwordHelp: "Huruf besar dan huruf kecil dibedakan.",
      submit: "Masuk",
      submitting: "Memeriksa…",
      provider: "Masuk dengan akun kantor",
      or: "Atau dengan nama pengguna",
      missing: {
        username: "Isi nama pengguna Anda.",
        password: "Isi kata sandi Anda.",
      },
      problems: {
        wrong:
          "Nama pengguna atau kata sandi tidak dapat dipakai. Periksa keduanya; bila tetap gagal, hubungi penyelia Anda.",
        limit: "Terlalu banyak percobaan. Coba lagi dalam 15 menit, atau hubungi penyelia Anda.",
        busy: "Sedang banyak petugas yang masuk. Coba lagi dalam beberapa detik.",
        ended: "Sesi Anda sudah berakhir. Masuk kembali untuk melanjutkan.",
        pin: "PIN salah lima kali, jadi Anda dikeluarkan. Masuk kembali untuk melanjutkan.",
        codes: "Terlalu banyak kode yang salah. Masuk lagi dari awal.",
        no_role: "Akun kantor Anda belum diberi peran di aplikasi ini. Hubungi penyelia Anda.",
        no_branch: "Akun kantor Anda belum terhubung dengan cabang. Hubungi penyelia Anda.",
        disabled: "Akun Anda tidak dapat dipakai di aplikasi ini. Hubungi penyelia Anda.",
        remembered: "Akun kantor di tablet ini masih terbuka. Keluar dari akun itu, lalu masuk kembali.",
        failed: "Anda belum dapat masuk. Coba lagi; bila tetap gagal, hubungi penyelia Anda.",
      },
    },
    unlock: {
      heading: "Tablet terkunci untuk nasabah ini",
      lead: (name) => `Tablet ini sedang dipegang nasabah. Kembalikan kepada ${name}, petugas yang masuk.`,
      openCase: {
        heading: "Verifikasi nasabah masih berjalan",
        lead: "Jika Anda membuka kunci atau beralih ke nasabah berikutnya, verifikasi ini berakhir; jawaban dan foto yang belum dikirim dihapus. Yang sudah dikirim tetap diproses dan ada di daftar.",
        back: "Kembali ke verifikasi nasabah",
      },
      next: "Nasabah berikutnya",
      pin: "Masukkan PIN Anda",
      pinHelp: "Enam angka, milik petugas.",
      typed: (count) => `${count} dari 6 angka`,
      remove: "Hapus angka terakhir",
      submit: "Buka kunci",
      submitAndEnd: "Akhiri verifikasi dan buka kunci",
      noPin: "Anda belum memilih PIN. Masuk kembali untuk membuka kunci.",
      passwordOnly: "Masuk kembali untuk membuka kunci.",
      signIn: "Masuk kembali",
      problems: {
        wrong: (left) => `PIN salah. Sisa percobaan: ${left}. Setelah itu Anda dikeluarkan.`,
        format: () => "PIN terdiri dari enam angka.",
        busy: () => "Sedang banyak petugas yang masuk. Coba lagi dalam beberapa detik.",
      },
    },
    pin: {
      heading: "Pilih PIN Anda",
      lead: "Dengan PIN Anda membuka kunci tablet setelah dipakai nasabah. Jangan beri tahu siapa pun, dan tutupi saat mengetiknya.",
      pin: "PIN baru",
      pinHelp: "Enam angka; bukan tanggal, bukan angka berurutan, bukan satu angka berulang.",
      again: "Ulangi PIN",
      againHelp: "Agar salah ketik tidak mengunci Anda.",
      submit: "Simpan PIN",
      later: "Nanti saja",
      problems: {
        format: "PIN terdiri dari enam angka.",
        repeated: "Satu angka yang berulang mudah ditebak. Pilih PIN lain.",
        run: "Angka berurutan mudah ditebak. Pilih PIN lain.",
        date: "PIN yang dapat dibaca sebagai tanggal mudah ditebak. Pilih PIN lain.",
        differ: "Kedua PIN tidak sama. Ketik lagi.",
      },
    },
    bar: {
      label: "Petugas",
      signOut: "Keluar",
      roles: { staff: "Petugas", supervisor: "Penyelia" },
    },
    session: {
      idle: {
        heading: "Anda masih di sini?",
        lead: "Halaman ini lama tidak dipakai. Demi keamanan, Anda akan segera dikeluarkan.",
        confirm: "Tetap masuk",
      },
      shift: {
        heading: "Sesi Anda segera berakhir",
        lead: "Demi keamanan, sesi berakhir dengan sendirinya. Anda dapat memperpanjangnya satu jam.",
        confirm: "Tetap masuk",
      },
      last: {
        heading: "Sesi Anda segera berakhir",
        lead: "Sesi ini tidak dapat diperpanjang. Setelah itu, masuklah lagi.",
        confirm: "Mengerti",
      },
      stayed: "Anda tetap masuk.",
      failed: "Sesi Anda belum diperpanjang. Periksa jaringan, lalu coba lagi.",
      over: "Sesi Anda sudah berakhir",
      overLead: "Masuk kembali untuk melanjutkan.",
      signIn: "Masuk",
    },
  },
  en: {
    signIn: {
      heading: "Sign in for branch staff",
      lead: "This page is for branch staff only.",
      username: "User name",
      usernameHelp: "Given to you by the operator, for example ani.lestari.",
      password: "Password",
      passwordHelp: "Capital and small letters differ.",
      submit: "Sign in",
      submitting: "Checking…",
      provider: "Sign in with your work account",
      or: "Or with a user name",
      missing: {
        username: "Enter your user name.",
        password: "Enter your password.",
      },
      problems: {
        wrong:
          "This user name or password does not work. Check both; if it still fails, ask your supervisor.",
        limit: "Too many tries. Try again in a quarter of an hour, or ask your supervisor.",
        busy: "Too many people are signing in right now. Try again in a few seconds.",
        ended: "Your session has ended. Sign in again to go on.",
        pin: "The PIN was wrong five times, so you were signed out. Sign in again to go on.",
        codes: "Too many wrong codes. Sign in again from the start.",
        no_role: "Your work account has no role in this app yet. Ask your supervisor.",
        no_branch: "Your work account belongs to no branch yet. Ask your supervisor.",
        disabled: "Your account cannot be used in this app. Ask your supervisor.",
        remembered:
          "Your work account was still signed in on this tablet. Sign out of it, then sign in again.",
        failed: "You could not be signed in. Try again; if it still fails, ask your supervisor.",
      },
    },
    unlock: {
      heading: "Tablet locked for this customer",
      lead: (name) => `It was handed to a customer. Please give it back to ${name}, who is signed in.`,
      openCase: {
        heading: "A customer's case is still open",
        lead: "Unlocking or serving the next customer ends it: answers and photos that were not submitted are deleted. What was submitted goes on and is in the list.",
        back: "Back to the customer's case",
      },
      next: "Next customer",
      pin: "Enter your PIN",
      pinHelp: "Six digits, known to staff only.",
      typed: (count) => `${count} of 6 digits`,
      remove: "Delete the last digit",
      submit: "Unlock",
      submitAndEnd: "End the case and unlock",
      noPin: "You have not chosen a PIN yet. Sign in again to unlock.",
      passwordOnly: "Sign in again to unlock.",
      signIn: "Sign in again",
      problems: {
        wrong: (left) => `Wrong PIN. Tries left: ${left}. After that you are signed out.`,
        format: () => "A PIN has six digits.",
        busy: () => "Too many people are signing in right now. Try again in a few seconds.",
      },
    },
    pin: {
      heading: "Choose your PIN",
      lead: "With it you unlock the tablet after a customer has held it. Tell nobody, and cover it while you type.",
      pin: "New PIN",
      pinHelp: "Six digits; no date, no run of digits, not one digit repeated.",
      again: "PIN once more",
      againHelp: "So that a slip does not lock you out.",
      submit: "Save PIN",
      later: "Not now",
      problems: {
        format: "A PIN has six digits.",
        repeated: "One repeated digit is easy to guess. Choose another PIN.",
        run: "A run of digits is easy to guess. Choose another PIN.",
        date: "A PIN that reads as a date is easy to guess. Choose another PIN.",
        differ: "The two PINs differ. Type them again.",
      },
    },
    bar: {
      label: "Staff",
      signOut: "Sign out",
      roles: { staff: "Staff", supervisor: "Supervisor" },
    },
    session: {
      idle: {
        heading: "Are you still there?",
        lead: "This page was not used for a long time. To keep it safe, you are about to be signed out.",
        confirm: "Stay signed in",
      },
      shift: {
        heading: "Your session is about to end",
        lead: "To keep it safe, a session ends by itself. You can make it one hour longer.",
        confirm: "Stay signed in",
      },
      last: {
        heading: "Your session is about to end",
        lead: "This session cannot be made longer. Sign in again after that.",
        confirm: "I understand",
      },
      stayed: "You stay signed in.",
      failed: "Your session was not made longer. Check the network, then try again.",
      over: "Your session has ended",
      overLead: "Sign in again to go on.",
      signIn: "Sign in",
    },
  },
};
