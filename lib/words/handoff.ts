import type { Locale } from "../locales";
import type { HandoffSeen, PhoneTrouble } from "../onboarding/handoff";

type Said = { heading: string; lead: string };

export type HandoffWords = {
  /** On the computer's start page and card step. */
  offer: { text: string; go: string };
  computer: {
    states: Record<HandoffSeen["state"], Said>;
    qr: string;
    /** `#`: whole minutes. */
    left: string;
    ending: string;
    renew: string;
    here: string;
    startAgain: string;
    number: string;
    consent: string;
    offline: string;
    sending: string;
  };
  phone: {
    /** `#`: the operator. */
    heading: string;
    /** `#`: the time. */
    started: string;
    warning: string;
    pick: string;
    again: string;
    checking: string;
    offline: string;
    retry: string;
    browser: Said & { anyway: string };
    noCamera: string;
    troubles: Record<PhoneTrouble, Said>;
  };
  copy: { link: string; copyLink: string; linkCopied: string };
};

/** Apart from the other words: the server gives its two pages what they say, in one language. */
export const handoffWords: Record<Locale, HandoffWords> = {
  id: {
    offer: {
      text: "Kamera komputer ini kurang jelas atau tidak ada? Kamera ponsel biasanya lebih baik.",
      go: "Lanjut di ponsel",
    },
    computer: {
      states: {
        none: { heading: "Lanjut di ponsel", lead: "Kode sedang dibuat." },
        waiting: {
          heading: "Pindai kode ini dengan ponsel",
          lead: "Buka kamera ponsel Anda dan arahkan ke kode ini. Biarkan halaman ini terbuka.",
        },
        number: {
          heading: "Pilih angka ini di ponsel",
          lead: "Ponsel menanyakan angka yang tampil di sini. Pastikan ponsel itu milik Anda sendiri.",
        },
        phone: {
          heading: "Dilanjutkan di ponsel Anda",
          lead: "Selesaikan di ponsel. Halaman ini hanya menunjukkan sampai langkah mana.",
        },
        sent: {
          heading: "Data sudah dikirim dari ponsel",
          lead: "Sedang diperiksa. Hasilnya tampil di sini dan di ponsel.",
        },
        finished: {
          heading: "Selesai di ponsel",
          lead: "Rinciannya hanya tampil di ponsel Anda.",
        },
        expired: {
          heading: "Kode ini sudah tidak berlaku",
          lead: "Setiap kode berlaku sepuluh menit. Buat kode baru, atau lanjutkan di komputer ini.",
        },
        cancelled: {
          heading: "Kode ini sudah dibatalkan",
          lead: "Kode lain sudah dibuat di komputer ini. Buat kode baru, atau lanjutkan di sini.",
        },
        wrong: {
          heading: "Angka yang dipilih tiga kali salah",
          lead: "Kode ini tidak berlaku lagi. Pindai kode baru dengan ponsel Anda sendiri.",
        },
        taken_back: {
          heading: "Dilanjutkan di komputer ini",
          lead: "Dari ponsel tidak ada lagi yang dapat dikirim.",
        },
        limit: {
          heading: "Kode belum dapat dibuat",
          lead: "Terlalu banyak verifikasi dimulai dari jaringan ini. Coba lagi nanti, atau lanjutkan di komputer ini.",
        },
      },
      qr: "Kode QR untuk ponsel Anda",
      left: "Kode ini berlaku # menit lagi.",
      ending: "Kode ini segera habis masa berlakunya. Buat kode baru bila Anda perlu waktu lebih lama.",
      renew: "Buat kode baru",
      here: "Lanjut di sini saja",
      startAgain: "Mulai lagi di sini",
      number: "Angka Anda",
      consent: "Menunggu persetujuan di ponsel",
      offline: "Tidak ada koneksi. Halaman ini menyambung lagi sendiri.",
      sending: "Ponsel sedang mengirim. Tunggu hasilnya di sini.",
    },
    phone: {
      heading: "Lanjutkan verifikasi # di ponsel ini",
      started: "Dimulai di komputer pukul #",
      warning:
        "Lanjutkan hanya bila Anda sendiri yang memulainya. Bila kode ini dikirim orang lain kepada Anda, tutup halaman ini.",
      pick: "Pilih angka yang tampil di komputer Anda",
      again: "Bukan angka itu. Komputer sekarang menampilkan angka lain.",
      checking: "Memeriksa kode",
      offline: "Tidak ada koneksi, atau layanan tidak menjawab. Kode Anda masih berlaku; coba lagi.",
      retry: "Coba lagi",
      browser: {
        heading: "Buka di browser ponsel Anda",
        lead: "Halaman ini terbuka di dalam aplikasi lain. Di sini kamera sering tidak dapat dipakai. Salin tautan ini, lalu tempel di Chrome atau Safari. Tautannya tetap berlaku.",
        anyway: "Lanjutkan di sini saja",
      },
      noCamera:
        "Di sini tidak ada kamera yang dapat dipakai. Salin tautan ini, lalu tempel di Chrome atau Safari. Tautannya tetap berlaku.",
      troubles: {
        expired: {
          heading: "Kode ini sudah tidak berlaku",
          lead: "Setiap kode berlaku sepuluh menit. Buat kode baru di komputer, lalu pindai.",
        },
        used: {
          heading: "Kode ini sudah dipakai di ponsel lain",
          lead: "Setiap kode hanya untuk satu ponsel. Kalau itu bukan Anda, pilih Lanjut di sini saja di komputer. Setelah itu buat kode baru.",
        },
        cancelled: {
          heading: "Kode ini sudah dibatalkan",
          lead: "Komputer sudah membuat kode lain, atau verifikasi dilanjutkan di sana. Pindai kode yang sekarang tampil.",
        },
        wrong: {
          heading: "Angka yang dipilih tiga kali salah",
          lead: "Kode ini tidak berlaku lagi. Kalau Anda memulainya sendiri, buat kode baru di komputer. Kalau tidak, tutup halaman ini.",
        },
        taken_back: {
          heading: "Dilanjutkan di komputer",
          lead: "Pengajuan ini diambil kembali di komputer. Dari ponsel ini tidak ada lagi yang dapat dikirim; lanjutkan di komputer itu.",
        },
        same_device: {
          heading: "Buka kode ini di ponsel",
          lead: "Ini komputer yang membuat kode itu. Pindai kodenya dengan kamera ponsel, atau buka tautannya di sana.",
        },
        at_computer: {
          heading: "Sudah dikirim dari komputer",
          lead: "Data sudah dikirim di komputer. Lihat hasilnya di sana; di ponsel ini tidak ada yang perlu dilakukan.",
        },
        unknown: {
          heading: "Kode ini tidak dikenal",
          lead: "Mungkin alamatnya terpotong. Pindai lagi kode yang tampil di komputer.",
        },
        cookie: {
          heading: "Browser ini tidak menyimpan cookie",
          lead: "Izinkan cookie untuk situs ini di pengaturan browser, lalu muat ulang halaman ini. Kode Anda masih berlaku.",
        },
        limit: {
          heading: "Belum dapat dibuka",
          lead: "Terlalu banyak verifikasi dimulai dari jaringan ini. Coba lagi nanti, atau lanjutkan di komputer.",
        },
      },
    },
    copy: { link: "Tautan untuk ponsel", copyLink: "Salin tautan", linkCopied: "Tautan tersalin" },
  },
  en: {
    offer: {
      text: "Is this computer's camera blurry or missing? A phone's camera is usually better.",
      go: "Continue on your phone",
    },
    computer: {
      states: {
        none: { heading: "Continue on your phone", lead: "The code is being made." },
        waiting: {
          heading: "Scan this code with your phone",
          lead: "Open your phone's camera and point it at this code. Leave this page open.",
        },
        number: {
          heading: "Choose this number on your phone",
          lead: "Your phone asks for the number shown here. Make sure that the phone is your own.",
        },
        phone: {
          heading: "Continuing on your phone",
          lead: "Finish on your phone. This page only shows how far you are.",
        },
        sent: {
          heading: "Sent from your phone",
          lead: "It is being checked. The result appears here and on the phone.",
        },
        finished: {
          heading: "Finished on your phone",
          lead: "The details are on your phone only.",
        },
        expired: {
          heading: "This code is no longer valid",
          lead: "Each code is valid for ten minutes. Make a new one, or continue on this computer.",
        },
        cancelled: {
          heading: "This code was cancelled",
          lead: "Another code was made on this computer. Make a new one, or carry on here.",
        },
        wrong: {
          heading: "A wrong number was chosen three times",
          lead: "This code is no longer valid. Scan a new one with your own phone.",
        },
        taken_back: {
          heading: "Continuing on this computer",
          lead: "Nothing more can be sent from the phone.",
        },
        limit: {
          heading: "No code could be made yet",
          lead: "Too many starts came from this network. Try again later, or continue on this computer.",
        },
      },
      qr: "QR code for your phone",
      left: "Minutes left for this code: #.",
      ending: "This code is about to end. Make a new one if you need more time.",
      renew: "Make a new code",
      here: "Continue here instead",
      startAgain: "Start again here",
      number: "Your number",
      consent: "Waiting for your consent on the phone",
      offline: "No connection. This page connects again by itself.",
      sending: "Your phone is sending. Wait here for the result.",
    },
    phone: {
      heading: "Continue verification for # on this phone",
      started: "Started on a computer at #",
      warning:
        "Continue only if you started it yourself. If somebody else sent you this code, close this page.",
      pick: "Choose the number your computer shows",
      again: "That was not the number. Your computer now shows another one.",
      checking: "Checking the code",
      offline: "No connection, or the service does not answer. Your code is still valid; try again.",
      retry: "Try again",
      browser: {
        heading: "Open this in your phone's browser",
        lead: "This page is open inside another app, where the camera often cannot be used. Copy this link and paste it into Chrome or Safari. The link stays valid.",
        anyway: "Carry on here",
      },
      noCamera:
        "There is no camera that can be used here. Copy this link and paste it into Chrome or Safari. The link stays valid.",
      troubles: {
        expired: {
          heading: "This code is no longer valid",
          lead: "Each code is valid for ten minutes. Make a new one on the computer and scan it.",
        },
        used: {
          heading: "This code was used on another phone",
          lead: "Each code is for one phone. If that was not you, choose Continue here instead on the computer. Then make a new code.",
        },
        cancelled: {
          heading: "This code was cancelled",
          lead: "The computer has a new code, or you continued there. Scan the code that it shows.",
        },
        wrong: {
          heading: "A wrong number was chosen three times",
          lead: "This code is no longer valid. If you started it yourself, make a new code on the computer. If not, close this page.",
        },
        taken_back: {
          heading: "Continuing on the computer",
          lead: "This application was taken back on the computer. Nothing more can be sent from this phone; continue on the computer.",
        },
        same_device: {
          heading: "Open this code on your phone",
          lead: "This is the computer that made the code. Scan it with a phone's camera, or open the link there.",
        },
        at_computer: {
          heading: "Sent from the computer already",
          lead: "Your data was sent on the computer. Look for the result there; nothing is left to do on this phone.",
        },
        unknown: {
          heading: "This code is not known",
          lead: "Perhaps a part of the address was lost. Scan the code on the computer again.",
        },
        cookie: {
          heading: "This browser keeps no cookies",
          lead: "Allow cookies for this site in the browser's settings, then reload this page. Your code is still valid.",
        },
        limit: {
          heading: "This cannot be opened yet",
          lead: "Too many starts came from this network. Try again later, or continue on the computer.",
        },
      },
    },
    copy: { link: "Link for your phone", copyLink: "Copy link", linkCopied: "Link copied" },
  },
};
