import type { Locale } from "../../locales";
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
  bar: { label: string; signOut: string; roles: Record<Role, string> };
  /** Before staff are signed out, and after. `shift`: that cannot be put off. */
  session: Record<"idle" | "shift", { heading: string; lead: string; confirm: string }> &
    Record<"over" | "overLead" | "signIn", string>;
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
        limit: "Terlalu banyak percobaan. Coba lagi seperempat jam lagi, atau hubungi penyelia Anda.",
        busy: "Terlalu banyak yang masuk saat ini. Coba lagi beberapa detik lagi.",
        ended: "Sesi Anda sudah berakhir. Masuk kembali untuk melanjutkan.",
        no_role: "Akun kantor Anda belum diberi peran di aplikasi ini. Hubungi penyelia Anda.",
        no_branch: "Akun kantor Anda belum terhubung dengan cabang. Hubungi penyelia Anda.",
        disabled: "Akun Anda tidak dapat dipakai di aplikasi ini. Hubungi penyelia Anda.",
        failed: "Anda belum dapat masuk. Coba lagi; bila tetap gagal, hubungi penyelia Anda.",
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
        lead: "Halaman ini lama tidak dipakai. Demi keamanan Anda segera dikeluarkan.",
        confirm: "Tetap masuk",
      },
      shift: {
        heading: "Sesi Anda segera berakhir",
        lead: "Sesi berakhir pada akhir giliran kerja dan tidak dapat diperpanjang. Setelah itu, masuklah lagi.",
        confirm: "Mengerti",
      },
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
        no_role: "Your work account has no role in this app yet. Ask your supervisor.",
        no_branch: "Your work account belongs to no branch yet. Ask your supervisor.",
        disabled: "Your account cannot be used in this app. Ask your supervisor.",
        failed: "You could not be signed in. Try again; if it still fails, ask your supervisor.",
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
        lead: "A session ends with the shift and cannot be made longer. Sign in again after that.",
        confirm: "I understand",
      },
      over: "Your session has ended",
      overLead: "Sign in again to go on.",
      signIn: "Sign in",
    },
  },
};
