import type { Locale } from "../../locales";

export type Question = { heading: string; lead: string; end: string; stay: string };

type BranchCaseWords = {
  /** Who is signed in. */
  staff: (name: string, branch: string) => string;
  next: string;
  /** To what only staff may see. */
  forStaff: string;
  handOver: { heading: string; helper: (name: string, branch: string) => string; lead: string };
  /** Before answers are thrown away, or a submission that has not all arrived. */
  confirm: Question;
  /** Put before it while that is so. */
  nothingSent: string;
  confirmSending: Question;
};

/** What is said on a branch's tablet, besides the journey's own words, which are the same everywhere. */
export const branchCaseWords: Record<Locale, BranchCaseWords> = {
  id: {
    staff: (name, branch) => `${name} · ${branch}`,
    next: "Nasabah berikutnya",
    forStaff: "Untuk petugas",
    handOver: {
      heading: "Serahkan tablet kepada nasabah",
      helper: (name, branch) => `Anda dibantu oleh ${name}, petugas ${branch}.`,
      lead: "Bacalah halaman ini dan berikan sendiri persetujuan Anda. Petugas tidak boleh melakukannya untuk Anda.",
    },
    confirm: {
      heading: "Akhiri layanan untuk nasabah ini?",
      lead: "Jawaban dan foto nasabah ini akan dihapus dari tablet.",
      end: "Hapus dan lanjut",
      stay: "Kembali ke jawaban",
    },
    nothingSent: "Belum ada yang dikirim.",
    confirmSending: {
      heading: "Pengajuan belum sampai",
      lead: "Data dan foto nasabah ini masih dikirim. Jika diakhiri sekarang, pengajuan dapat terputus dan semuanya harus diisi lagi.",
      end: "Akhiri tanpa menunggu",
      stay: "Tunggu",
    },
  },
  en: {
    staff: (name, branch) => `${name} · ${branch}`,
    next: "Next customer",
    forStaff: "For staff",
    handOver: {
      heading: "Hand the tablet to the customer",
      helper: (name, branch) => `${name} of ${branch} is helping you.`,
      lead: "Please read this page and give your consent yourself. Staff must not do it for you.",
    },
    confirm: {
      heading: "End this customer's case?",
      lead: "This customer's answers and photos will be deleted from the tablet.",
      end: "Delete and go on",
      stay: "Back to the answers",
    },
    nothingSent: "Nothing has been submitted yet.",
    confirmSending: {
      heading: "The submission has not arrived yet",
      lead: "This customer's answers and photos are still being sent. If you end now, they may be cut off, and everything has to be given again.",
      end: "End without waiting",
      stay: "Wait",
    },
  },
};
