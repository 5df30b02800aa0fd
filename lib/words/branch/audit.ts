import type { AuditEvent, DetailName } from "../../ledger/audit/events";
import type { Locale } from "../../locales";

export type AuditWords = {
  /** On the list, and of the page. */
  heading: string;
  lead: (branch: string) => string;
  none: string;
  back: string;
  older: string;
  operator: string;
  events: Record<AuditEvent, string>;
  details: Record<DetailName, string>;
  /** Of the operator's tools. */
  commandLine: string;
  /** Values of `found` and `reason`, and those of `finding` that no attempt has. */
  values: Record<AuditValue, string>;
};

const auditValues = [
  "true",
  "false",
  "password",
  "disabled",
  "pin",
  "pins",
  "no_role",
  "no_branch",
  "remembered",
  "not_processed",
] as const;
type AuditValue = (typeof auditValues)[number];

export const asAuditValue = (text: string) => auditValues.find((value) => value === text) ?? null;

export const auditWords: Record<Locale, AuditWords> = {
  id: {
    heading: "Catatan tindakan",
    lead: (branch) => `Apa yang dilakukan petugas ${branch} di aplikasi ini, yang terbaru di atas.`,
    none: "Belum ada catatan.",
    back: "Kembali ke daftar hari ini",
    older: "Lebih lama",
    operator: "Operator",
    events: {
      signed_in: "Masuk",
      sign_in_failed: "Gagal masuk",
      signed_out: "Keluar",
      locked: "Menyerahkan tablet",
      unlocked: "Membuka kunci tablet",
      pin_failed: "PIN salah",
      pin_chosen: "Memilih PIN",
      confirmed: "Memberi kata sandi lagi",
      password_failed: "Kata sandi sendiri salah",
      password_changed: "Mengganti kata sandi sendiri",
      other_sessions_ended: "Mengeluarkan sesi lain",
      list_seen: "Melihat daftar",
      receipt_seen: "Melihat tanda terima",
      searched: "Mencari referensi",
      export_begun: "Mulai mengunduh",
      export_ended: "Selesai mengunduh",
      attempt_resolved: "Menetapkan hasil",
      attempt_corrected: "Membetulkan hasil",
      staff_added: "Menambah petugas",
      staff_password_set: "Mengganti kata sandi petugas",
      staff_disabled: "Menutup akun petugas",
      staff_enabled: "Membuka akun petugas",
      staff_removed: "Menghapus petugas",
      api_key_added: "Membuat kunci API",
      api_key_revoked: "Mencabut kunci API",
    },
    details: {
      attemptId: "pengiriman",
      branch: "cabang",
      count: "baris",
      day: "tanggal",
      finding: "hasil",
      format: "format",
      found: "ditemukan",
      from: "dari",
      key: "kunci",
      outcome: "hasil",
      reason: "sebab",
      staffId: "petugas",
      to: "sampai",
    },
    commandLine: "baris perintah",
    values: {
      true: "ya",
      false: "tidak",
      password: "kata sandi salah",
      disabled: "akun ditutup",
      pin: "PIN salah",
      pins: "PIN salah lima kali",
      no_role: "tanpa peran",
      no_branch: "tanpa cabang",
      remembered: "tidak ditanyakan lagi",
      not_processed: "tidak diproses",
    },
  },
  en: {
    heading: "Record of actions",
    lead: (branch) => `What staff of ${branch} did in this app, newest first.`,
    none: "Nothing is recorded yet.",
    back: "Back to today's list",
    older: "Older",
    operator: "Operator",
    events: {
      signed_in: "Signed in",
      sign_in_failed: "Failed to sign in",
      signed_out: "Signed out",
      locked: "Handed the tablet over",
      unlocked: "Unlocked the tablet",
      pin_failed: "Wrong PIN",
      pin_chosen: "Chose a PIN",
      confirmed: "Gave the password again",
      password_failed: "Gave a wrong password",
      password_changed: "Changed their own password",
      other_sessions_ended: "Signed out other browsers",
      list_seen: "Saw the list",
      receipt_seen: "Saw a receipt",
      searched: "Searched for a reference",
      export_begun: "Began a download",
      export_ended: "Ended a download",
      attempt_resolved: "Settled a result",
      attempt_corrected: "Corrected a result",
      staff_added: "Added staff",
      staff_password_set: "Set a password of staff",
      staff_disabled: "Shut an account",
      staff_enabled: "Opened an account",
      staff_removed: "Removed staff",
      api_key_added: "Made an API key",
      api_key_revoked: "Revoked an API key",
    },
    details: {
      attemptId: "submission",
      branch: "branch",
      count: "rows",
      day: "date",
      finding: "result",
      format: "format",
      found: "found",
      from: "from",
      key: "key",
      outcome: "result",
      reason: "reason",
      staffId: "staff",
      to: "to",
    },
    commandLine: "command line",
    values: {
      true: "yes",
      false: "no",
      password: "wrong password",
      disabled: "account shut",
      pin: "wrong PIN",
      pins: "wrong PIN five times",
      no_role: "no role",
      no_branch: "no branch",
      remembered: "not asked again",
      not_processed: "not processed",
    },
  },
};
