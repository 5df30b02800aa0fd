import type { Locale } from "../locales";

/** `first`: what happened; `again`: what can be done, once a second try has failed too. */
type Trouble = { first: string; again: string };

/** Of a case between computer and phone. */
export const movedWords: Record<Locale, Record<"to_phone" | "to_computer", string>> = {
  id: {
    to_phone:
      "Pengajuan ini sedang dilanjutkan di ponsel Anda. Muat ulang halaman ini bila Anda ingin melanjutkan di sini saja.",
    to_computer:
      "Pengajuan ini diambil kembali di komputer, jadi tidak dilanjutkan di ponsel ini. Lanjutkan di komputer itu.",
  },
  en: {
    to_phone:
      "This application continues on your phone. Reload this page if you want to continue here instead.",
    to_computer:
      "This application was taken back on the computer, so it does not continue on this phone. Carry on there.",
  },
};

export const startTroubleWords: Record<Locale, Record<"cookie" | "origin", Trouble>> = {
  id: {
    cookie: {
      first:
        "Browser ini tidak menyimpan cookie halaman ini, sehingga jawaban Anda nanti tidak dapat dikirim. Persetujuan Anda masih tercentang; coba sekali lagi.",
      again:
        "Cookie halaman ini masih tidak tersimpan. Izinkan cookie untuk situs ini di pengaturan browser, atau pakai browser lain. Bila tetap gagal, beri tahu penyelenggara layanan ini bahwa cookie tidak kembali ke server.",
    },
    origin: {
      first:
        "Server menolak permintaan ini karena alamat halamannya diubah oleh perantara jaringan. Persetujuan Anda masih tercentang; coba sekali lagi.",
      again:
        "Server masih menolak: alamat halaman ini diubah oleh perantara jaringan, dan Anda tidak dapat memperbaikinya dari sini. Coba dari jaringan lain, atau beri tahu penyelenggara layanan ini: Origin tidak sama dengan Host.",
    },
  },
  en: {
    cookie: {
      first:
        "This browser did not keep this page's cookie, so your answers could not be sent later on. Your ticks are kept; try once more.",
      again:
        "This page's cookie is still not kept. Allow cookies for this site in the browser's settings, or open this page in another browser. If that does not help, tell the operator of this service: the cookie is lost on the way.",
    },
    origin: {
      first:
        "The server refused this request because the page's address was changed on the way. Your ticks are kept; try once more.",
      again:
        "The server still refuses: the address of this page is changed on the way, and you cannot mend that from here. Tell the operator of this service that Origin and Host differ, or try from another network.",
    },
  },
};
