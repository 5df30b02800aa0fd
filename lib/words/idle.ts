import type { Channel } from "../channels";
import type { Locale } from "../locales";

type CaseLeft = { heading: string; lead: Record<Channel, string> };

type IdleWords = {
  heading: string;
  lead: string;
  left: (seconds: number) => string;
  stay: string;
  anywhere: string;
  /** A case that was ended while its submission was on its way. */
  underWay: CaseLeft;
  /** The same, once it is known that nothing has come of it. */
  lost: CaseLeft;
  next: string;
};

/** To a page that nobody touches; apart, since few see it. */
export const idleWords: Record<Locale, IdleWords> = {
  id: {
    heading: "Anda masih di sini?",
    lead: "Demi keamanan, semua yang diisi di halaman ini segera dihapus.",
    left: (seconds) => `${seconds} detik lagi`,
    stay: "Lanjutkan mengisi",
    anywhere: "Ketuk di mana saja untuk melanjutkan.",
    underWay: {
      heading: "Pengajuan sedang diperiksa",
      lead: {
        self: "Data sudah dihapus dari halaman ini. Pemeriksaannya tetap berjalan; simpan nomor ini bila Anda perlu menanyakan hasilnya.",
        branch:
          "Data nasabah sudah dihapus dari tablet ini. Pemeriksaannya tetap berjalan; hasilnya ada di daftar hari ini dengan nomor ini.",
      },
    },
    lost: {
      heading: "Pengajuan tidak diproses",
      lead: {
        self: "Pengajuan Anda tidak sampai atau ditolak; tidak ada yang diperiksa. Data sudah dihapus dari halaman ini, jadi mulailah dari awal.",
        branch:
          "Pengajuan nasabah ini tidak sampai atau ditolak; tidak ada yang diperiksa. Datanya sudah dihapus dari tablet ini dan harus diisi lagi.",
      },
    },
    next: "Mulai lagi",
  },
  en: {
    heading: "Are you still there?",
    lead: "To keep it safe, everything on this page is about to be deleted.",
    left: (seconds) => `${seconds} ${seconds === 1 ? "second" : "seconds"} left`,
    stay: "Carry on",
    anywhere: "Tap anywhere to carry on.",
    underWay: {
      heading: "The submission is being checked",
      lead: {
        self: "Your data is gone from this page. The check goes on; keep this number in case you need to ask for its result.",
        branch:
          "The customer's data is gone from this tablet. The check goes on; find its result in today's list under this number.",
      },
    },
    lost: {
      heading: "The submission was not processed",
      lead: {
        self: "Your submission did not arrive or was turned down; nothing was checked. Your data is gone from this page, so please start again.",
        branch:
          "This customer's submission did not arrive or was turned down; nothing was checked. The data is gone from this tablet and has to be given again.",
      },
    },
    next: "Start again",
  },
};
